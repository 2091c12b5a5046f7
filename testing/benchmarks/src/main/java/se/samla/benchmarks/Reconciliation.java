package se.samla.benchmarks;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Whether everybody got everything: a figure counts only when this holds. */
final class Reconciliation {
  private static final Pattern RECORD = Pattern.compile("\"recordId\":\"[0-9]+\\.([^\"]+)\"");

  private Reconciliation() {}

  /** The local ids a delivery tells of. */
  static Stream<String> idsIn(Sink.Arrival arrival) {
    return RECORD.matcher(arrival.body()).results().map(result -> result.group(1));
  }

  /**
   * @throws IllegalStateException when a path did not get an id
   */
  static void check(List<Sink.Arrival> arrivals, int paths, Collection<String> ids) {
    var byPath = new HashMap<String, Set<String>>();
    arrivals.forEach(
        a -> idsIn(a).forEach(byPath.computeIfAbsent(a.path(), _ -> new HashSet<>())::add));
    var wrong =
        byPath.entrySet().stream()
            .filter(path -> !path.getValue().containsAll(ids))
            .map(Map.Entry::getKey)
            .toList();
    if (byPath.size() != paths || !wrong.isEmpty()) {
      throw new IllegalStateException(
          "of %d receivers %d got something, and not everything: %s"
              .formatted(paths, byPath.size(), wrong));
    }
  }
}
