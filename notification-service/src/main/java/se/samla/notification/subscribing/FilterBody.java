package se.samla.notification.subscribing;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samla.notification.problems.InvalidRequestException;

/**
 * A filter as it is asked for and shown.
 *
 * @param bbox west, south, east, north in WGS 84 degrees
 */
record FilterBody(
    @Nullable List<String> publishers,
    @Nullable List<String> municipalities,
    @Nullable List<Double> bbox,
    @Nullable List<String> operations,
    @Nullable List<String> fields) {
  private static final Set<String> OPERATIONS = Set.of("created", "updated", "deleted", "erased");

  static Filter checked(@Nullable FilterBody body) {
    return body == null ? Filter.EVERYTHING : body.checked();
  }

  static FilterBody of(Filter filter) {
    return new FilterBody(
        list(filter.publishers()),
        list(filter.municipalities()),
        list(filter.bbox()),
        list(filter.operations()),
        list(filter.fields()));
  }

  private Filter checked() {
    return new Filter(
        set("publishers", publishers),
        set("municipalities", municipalities),
        box(),
        knownOperations(),
        set("fields", fields));
  }

  private @Nullable Set<String> knownOperations() {
    var wanted = set("operations", operations);
    if (wanted != null && !OPERATIONS.containsAll(wanted)) {
      throw new InvalidRequestException(
          "filter.operations: "
              + wanted
              + " (expected: of "
              + OPERATIONS.stream().sorted().toList()
              + ")");
    }
    return wanted;
  }

  private @Nullable BoundingBox box() {
    if (bbox == null) {
      return null;
    }
    if (bbox.size() != 4 || hasNull(bbox)) {
      throw new InvalidRequestException(
          "filter.bbox: " + bbox + " (expected: [west, south, east, north])");
    }
    try {
      return BoundingBox.onGlobe(bbox.get(0), bbox.get(1), bbox.get(2), bbox.get(3));
    } catch (IllegalArgumentException e) {
      throw new InvalidRequestException(String.valueOf(e.getMessage()));
    }
  }

  /** An empty list would match nothing, which nobody means; nor does anybody mean a null in one. */
  private static @Nullable Set<String> set(String name, @Nullable List<String> values) {
    if (values != null && (values.isEmpty() || hasNull(values))) {
      throw new InvalidRequestException(
          "filter." + name + ": " + values + " (expected: at least one text, or left out)");
    }
    return values == null ? null : new LinkedHashSet<>(values);
  }

  private static boolean hasNull(List<?> values) {
    return values.stream().anyMatch(Objects::isNull);
  }

  private static @Nullable List<String> list(@Nullable Set<String> values) {
    return values == null ? null : List.copyOf(values);
  }

  private static @Nullable List<Double> list(@Nullable BoundingBox box) {
    return box == null ? null : List.of(box.west(), box.south(), box.east(), box.north());
  }
}
