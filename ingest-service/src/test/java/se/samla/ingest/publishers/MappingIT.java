package se.samla.ingest.publishers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import se.samla.ingest.IngestFixture;

/** A publisher whose export has names of its own. */
class MappingIT extends IngestFixture {
  private static final Map<String, String> JSON = Map.of("Content-Type", "application/json");
  private static final String CSV =
      "Objekt;Badets namn;Nord;Ost\nosby-1;Vesljungasjön;56,42125;13,76741\n";
  private static final String COLUMNS =
      """
      {"columns": {"Objekt": "place_id", "Badets namn": "name", "Nord": "latitude", "Ost": "longitude"}}
      """;

  @Test
  void aStoredMappingReadsTheFilesOfItsPublisherAlone() {
    var publisher = aPublisherOf("badplatser");
    var other = aPublisherOf("badplatser");
    assertProblem(upload(publisher, "badplatser", "text/csv", CSV), 400, "unreadable-file");

    assertThat(call("PUT", path(publisher), publisher.key(), JSON, COLUMNS).status())
        .isEqualTo(200);

    awaitStatus(publisher, idOf(upload(publisher, "badplatser", "text/csv", CSV)), "merging");
    assertProblem(upload(other, "badplatser", "text/csv", CSV), 400, "unreadable-file");
    assertThat(get(publisher, path(publisher)).body().at("/columns/Nord").asString())
        .isEqualTo("latitude");
  }

  @Test
  void aRemovedMappingReadsNothingAnyMore() {
    var publisher = aPublisherOf("badplatser");
    call("PUT", path(publisher), publisher.key(), JSON, COLUMNS);
    assertThat(call("DELETE", path(publisher), publisher.key(), Map.of(), "").status())
        .isEqualTo(204);
    assertProblem(upload(publisher, "badplatser", "text/csv", CSV), 400, "unreadable-file");
  }

  @Test
  void aMappingThatLeadsNowhereAndOneOfAnotherAreRefused() {
    var publisher = aPublisherOf("badplatser");
    var nowhere = "{\"columns\": {\"Nord\": \"northing\"}}";
    assertProblem(
        call("PUT", path(publisher), publisher.key(), JSON, nowhere), 400, "invalid-mapping");
    var other = aPublisherOf("badplatser");
    assertProblem(
        call("PUT", path(publisher), other.key(), JSON, COLUMNS), 404, "publisher-not-found");
    assertProblem(get(other, path(publisher)), 404, "publisher-not-found");
  }

  private static String path(TestPublisher publisher) {
    return "/v1/publishers/" + publisher.organisationNumber() + "/mappings/badplatser";
  }
}
