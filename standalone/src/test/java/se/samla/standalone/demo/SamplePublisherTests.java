package se.samla.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import se.samla.schemas.datasets.MunicipalityCode;
import se.samla.schemas.datasets.OrganisationNumber;

class SamplePublisherTests {
  @Test
  void everyPublisherHasANumberAndACodeOfTheRightForm() {
    assertThat(SamplePublisher.ALL)
        .allSatisfy(publisher -> new OrganisationNumber(publisher.organisationNumber()))
        .allSatisfy(publisher -> new MunicipalityCode(publisher.municipalityCode()));
  }

  @Test
  void theFilesAreWrittenInThreeDialects() {
    var beginnings =
        SamplePublisher.ALL.stream()
            .map(publisher -> new String(publisher.content(), StandardCharsets.UTF_8))
            .map(text -> text.substring(0, 10))
            .collect(Collectors.toSet());

    assertThat(beginnings).isEqualTo(Set.of("\uFEFFplace_id,", "place_id;n", "{\"type\": \""));
  }
}
