package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
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
    assertThat(settings.operatorHashes()).isEmpty();
    assertThat(settings.owner().name()).isEqualTo("Samla");
    assertThat(settings.merging()).isEqualTo(new CatalogSettings.Merging(500, 2, 1));
  }

  @Test
  void operatorsAreKnownByTheHashOfTheirKey() {
    var hash = "0f".repeat(32);
    var settings = with("anna:" + hash + ", bo:" + hash);
    assertThat(settings.operatorHashes()).containsOnlyKeys("anna", "bo");
    assertThatThrownBy(() -> with("anna:secret"))
        .hasMessage("samla.operators.keys: anna (expected: name:sha256 in hex)");
  }

  private static CatalogSettings with(String operators) {
    return new CatalogSettings(
        URI.create("http://127.0.0.1"),
        URI.create("http://127.0.0.1"),
        null,
        new CatalogSettings.Merging(1, 1, 1),
        new CatalogSettings.Operators(operators),
        new CatalogSettings.Owner("Samla", "a@example.org", URI.create("http://purl.org/x")));
  }

  @Test
  void aLaneWithoutWorkersIsRefused() {
    assertThatThrownBy(() -> new CatalogSettings.Merging(500, 0, 1))
        .hasMessage("samla.merging.smallWorkers: 0 (expected: >= 1)");
  }
}
