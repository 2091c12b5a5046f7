package se.samla.ingest.reading;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.stereotype.Component;
import se.samla.schemas.datasets.DatasetDefinition;

/**
 * What the definitions say of columns, worked out once for each: of a push of one record it was a
 * tenth. Definitions do not change while a service runs.
 */
@Component
public class DefinedColumns {
  private final Map<String, Defined> ofDatasets = new ConcurrentHashMap<>();

  /**
   * The columns of an upload that begins.
   *
   * @param mapping the publisher's own names: column of its files → field
   */
  public Columns begin(DatasetDefinition dataset, Map<String, String> mapping) {
    var defined = ofDatasets.computeIfAbsent(dataset.name(), _ -> Defined.by(dataset));
    return new Columns(dataset, defined.names().with(mapping), defined.rules());
  }

  private record Defined(ColumnNames names, ColumnRules rules) {
    static Defined by(DatasetDefinition dataset) {
      return new Defined(new ColumnNames(dataset), new ColumnRules(dataset.manifest()));
    }
  }
}
