package se.samla.schemas.datasets;

import com.fasterxml.jackson.annotation.Nulls;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** Reads a definition's two files and hands them to the check. */
final class DefinitionReader {
  private static final String MANIFEST = "dataset.yaml";
  private static final YAMLMapper YAML =
      YAMLMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
          .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.FAIL))
          .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
          .build();

  static {
    DatasetLogicalTypes.register();
  }

  private DefinitionReader() {}

  static DatasetDefinition read(DefinitionFiles files) {
    var manifest = manifestOf(files);
    ManifestCheck.of(files.name(MANIFEST), manifest);
    var schema = schemaOf(files, manifest.record());
    var definition =
        new DatasetDefinition(
            files.dataset(), manifest, schema, fieldsOf(files, manifest.record(), schema));
    DefinitionCheck.of(files.name(MANIFEST), definition);
    return definition;
  }

  private static Manifest manifestOf(DefinitionFiles files) {
    var file = files.name(MANIFEST);
    try {
      var tree = YAML.readTree(files.read(MANIFEST));
      return YAML.treeToValue(withDefaults(file, tree), Manifest.class);
    } catch (DatabindException e) {
      throw new InvalidDefinitionException(file, ManifestMistake.of(e));
    } catch (JacksonException e) {
      throw InvalidDefinitionException.of(
          file,
          "line " + e.getLocation().getLineNr(),
          e.getOriginalMessage(),
          "YAML, each entry once");
    }
  }

  private static ObjectNode withDefaults(String file, JsonNode tree) {
    if (!(tree instanceof ObjectNode manifest)) {
      throw new InvalidDefinitionException(file, "no manifest (expected: a mapping)");
    }
    ManifestKeys.check(file, manifest);
    return ManifestDefaults.of(manifest);
  }

  private static Schema schemaOf(DefinitionFiles files, String record) {
    try {
      return new Schema.Parser().parse(files.read(record));
    } catch (AvroRuntimeException | IllegalArgumentException e) {
      throw new InvalidDefinitionException(
          files.name(record), e.getMessage() + " (expected: an Avro record schema)");
    }
  }

  private static Map<String, FieldDefinition> fieldsOf(
      DefinitionFiles files, String record, Schema schema) {
    if (schema.getType() != Schema.Type.RECORD) {
      throw new InvalidDefinitionException(
          files.name(record), "type: " + schema.getType() + " (expected: record)");
    }
    var fields = new LinkedHashMap<String, FieldDefinition>();
    List<Schema.Field> all = schema.getFields();
    all.forEach(field -> fields.put(field.name(), FieldCheck.checked(files.name(record), field)));
    return fields;
  }
}
