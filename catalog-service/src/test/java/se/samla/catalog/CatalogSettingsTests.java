package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

class CatalogSettingsTests {
  @Test
  void defaults() {
    var settings =
        new Binder(
                new MapConfigurationPropertySource(
                    Map.of(
                        "samla.public-url", "http://127.0.0.1:8102",
                        "samla.schema-registry-url", "http://127.0.0.1:8104")))
            .bind("samla", CatalogSettings.class)
            .get();
    assertThat(settings.datasets()).isNull();
    assertThat(settings.merging()).isEqualTo(new CatalogSettings.Merging(500, 2, 1));
  }

  @Test
  void aLaneWithoutWorkersIsRefused() {
    assertThatThrownBy(() -> new CatalogSettings.Merging(500, 0, 1))
        .hasMessage("samla.merging.smallWorkers: 0 (expected: >= 1)");
  }
}
