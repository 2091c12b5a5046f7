package se.samla.schemas.registry;

import org.apache.avro.Schema;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * A schema as it is registered: without the hints that generated Java classes carry for Java alone.
 */
final class SchemaText {
  private static final JsonMapper JSON = new JsonMapper();

  private SchemaText() {}

  static String of(Schema schema) {
    var tree = JSON.readTree(schema.toString());
    return JSON.writeValueAsString(plain(tree));
  }

  private static JsonNode plain(JsonNode node) {
    node.forEach(SchemaText::plain);
    if (node instanceof ObjectNode object) {
      object.remove("avro.java.string");
    }
    return node;
  }
}
