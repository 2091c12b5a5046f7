package se.samla.catalog.datasets;

import org.apache.avro.Schema;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.Manifest;

/**
 * A national dataset of this catalog.
 *
 * @param id what the database calls it
 */
public record Dataset(int id, DatasetDefinition definition) {
  public String name() {
    return definition.name();
  }

  /** The newest shape, in which every reader gets every record. */
  public Schema schema() {
    return definition.schema();
  }

  /** How much a snapshot may delete by itself. */
  public Manifest.Guard guard() {
    return definition.manifest().guard();
  }

  /** Whether contributions of several publishers may be one record. */
  public boolean hasNationalKey() {
    return definition.manifest().identity().nationalKey() != null;
  }
}
