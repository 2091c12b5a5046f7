package se.samla.schemas.datasets;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.avro.LogicalType;
import org.apache.avro.LogicalTypes;
import org.apache.avro.Schema;

/** The logical types of municipal data, registered with Avro by name. */
public final class DatasetLogicalTypes {
  private static final Map<String, Schema.Type> UNDERLYING =
      Map.of(
          "municipality-code", Schema.Type.STRING,
          "organisation-number", Schema.Type.STRING,
          "wgs84-latitude", Schema.Type.DOUBLE,
          "wgs84-longitude", Schema.Type.DOUBLE,
          "uri", Schema.Type.STRING,
          "email", Schema.Type.STRING,
          "wikidata-id", Schema.Type.STRING,
          "postal-code", Schema.Type.STRING);

  private static final Set<String> OF_AVRO = Set.of("date", "timestamp-millis", "decimal");

  private DatasetLogicalTypes() {}

  /** The names that a definition may use. */
  static Set<String> names() {
    return Stream.concat(UNDERLYING.keySet().stream(), OF_AVRO.stream())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Makes Avro know the types; again has no effect. */
  public static void register() {
    UNDERLYING.forEach(
        (name, type) -> LogicalTypes.register(name, schema -> new OfMunicipalData(name, type)));
  }

  private static final class OfMunicipalData extends LogicalType {
    private final Schema.Type underlying;

    OfMunicipalData(String name, Schema.Type underlying) {
      super(name);
      this.underlying = underlying;
    }

    @Override
    public void validate(Schema schema) {
      super.validate(schema);
      if (schema.getType() != underlying) {
        throw new IllegalArgumentException(
            "logicalType "
                + getName()
                + ": on "
                + schema.getType().getName()
                + " (expected: "
                + underlying.getName()
                + ")");
      }
    }
  }
}
