package se.samla.ingest.reading;

import java.io.IOException;
import java.io.InputStream;
import se.samla.schemas.datasets.DatasetDefinition;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * One JSON object, or one GeoJSON feature, whose id stands in the address. The body need not repeat
 * it.
 */
public final class SingleRecord implements UploadReader {
  private final DatasetDefinition dataset;
  private final String localId;

  public SingleRecord(DatasetDefinition dataset, String localId) {
    DerivedIdsException.unlessGiven(dataset);
    this.dataset = dataset;
    this.localId = localId;
  }

  /** A row that withdraws the record; there is no body to read. */
  public static UploadReader deletion(DatasetDefinition dataset, String localId) {
    DerivedIdsException.unlessGiven(dataset);
    return (_, rows) -> {
      rows.value(Columns.OPERATION, "delete");
      rows.value(dataset.localIdFields().getFirst(), localId);
      rows.end(1);
    };
  }

  @Override
  public void read(InputStream body, RowReading rows) throws IOException {
    JsonText.parse(body, rows, this::read);
  }

  private void read(JsonParser json, RowReading rows) {
    if (json.nextToken() != JsonToken.START_OBJECT) {
      throw new UnreadableFileException(1, 1, json.currentToken() + " (expected: one object)");
    }
    new JsonEntry(json, rows).read();
    identify(rows);
    rows.end(1);
  }

  /**
   * The first id field that the body fills must say what the address says; when it fills none the
   * address does.
   */
  private void identify(RowReading rows) {
    var said =
        dataset.localIdFields().stream()
            .map(rows::valueOf)
            .filter(v -> v != null && !v.isBlank())
            .findFirst();
    if (said.isEmpty()) {
      rows.value(dataset.localIdFields().getFirst(), localId);
    } else if (!localId.equals(said.get().strip())) {
      throw new UnreadableFileException(
          1, 1, "id: " + said.get() + " (expected: " + localId + ", as in the address)");
    }
  }
}
