package se.samla.catalog.covering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;
import se.samla.schemas.datasets.OrganisationNumber;

class RegionsTests {
  private final Regions regions = new Regions();

  @Test
  void thereAreTwentyOne() {
    assertThat(regions.names()).hasSize(21).containsEntry("2321000255", "Region Skåne");
  }

  @Test
  void everyNumberIsAnOrganisationNumber() {
    assertThatCode(() -> regions.names().keySet().forEach(OrganisationNumber::new))
        .doesNotThrowAnyException();
  }
}
