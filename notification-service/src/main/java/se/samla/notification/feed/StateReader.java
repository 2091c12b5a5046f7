package se.samla.notification.feed;

import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.datasets.Manifest;
import tools.jackson.databind.JsonNode;

/**
 * What filters look at, from a change as the changes API tells it. The API names the publisher who
 * caused a change, and no municipality: that is found by the dataset's own rule.
 */
@Component
class StateReader {
  private final DatasetDefinitions datasets;

  StateReader(DatasetDefinitions datasets) {
    this.datasets = datasets;
  }

  @Nullable State read(String dataset, JsonNode change, String side) {
    var content = change.path(side);
    return content.isObject()
        ? state(datasets.find(dataset).orElseThrow(), change.get("publisher").asString(), content)
        : null;
  }

  private static State state(DatasetDefinition definition, String publisher, JsonNode content) {
    var geometry = definition.manifest().geometry();
    return new State(
        publisher,
        municipality(definition.manifest(), content),
        geometry == null ? null : number(content, geometry.latitude()),
        geometry == null ? null : number(content, geometry.longitude()));
  }

  private static @Nullable String municipality(Manifest manifest, JsonNode content) {
    var rule = manifest.municipality();
    if (rule == null) {
      return null;
    }
    var field = rule.field();
    return field == null ? ofKey(manifest, rule, content) : text(content, field);
  }

  private static @Nullable String ofKey(
      Manifest manifest, Manifest.Municipality rule, JsonNode content) {
    var key = manifest.identity().nationalKey();
    var slice = rule.keySlice();
    if (key == null || slice == null) {
      return null;
    }
    return key.fields().stream()
        .map(field -> text(content, field))
        .filter(value -> value != null && key.pattern().matcher(value).matches())
        .findFirst()
        .map(value -> value.substring(slice.get(0), slice.get(1)))
        .orElse(null);
  }

  private static @Nullable String text(JsonNode content, String field) {
    var value = content.path(field);
    return value.isMissingNode() || value.isNull() ? null : value.asString();
  }

  private static @Nullable Double number(JsonNode content, String field) {
    var value = content.path(field);
    return value.isNumber() ? (Double) value.asDouble() : null;
  }
}
