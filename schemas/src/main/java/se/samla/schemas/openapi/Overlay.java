package se.samla.schemas.openapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Lays texts over a generated document. Maps grow together, entries of lists with the same {@code
 * name} too; anything else is replaced, a reference included. The key {@code *} stands for every
 * key that is there, and gives way to what is.
 */
public final class Overlay {
  private static final String EVERY = "*";
  private static final String REFERENCE = "$ref";

  private Overlay() {}

  /**
   * @param below maps, lists and values as JSON has them
   * @param above the same, with what is to be added or replaced
   */
  public static Object over(Object below, Object above) {
    if (below instanceof Map<?, ?> lower
        && above instanceof Map<?, ?> upper
        && !lower.containsKey(REFERENCE)) {
      return maps(lower, upper);
    }
    return below instanceof List<?> lower && above instanceof List<?> upper && isNamed(upper)
        ? lists(lower, upper)
        : above;
  }

  private static Map<Object, Object> maps(Map<?, ?> below, Map<?, ?> above) {
    var grown = new LinkedHashMap<Object, Object>(below);
    above.forEach((key, value) -> grown.merge(key, value, Overlay::over));
    var every = grown.remove(EVERY);
    if (every != null) {
      grown.replaceAll((_, value) -> over(every, value));
    }
    return grown;
  }

  private static boolean isNamed(List<?> list) {
    return list.stream()
        .allMatch(entry -> entry instanceof Map<?, ?> map && map.get("name") != null);
  }

  private static List<Object> lists(List<?> below, List<?> above) {
    var grown = new ArrayList<Object>(below);
    above.forEach(entry -> put(grown, (Map<?, ?>) entry));
    return grown;
  }

  private static void put(List<Object> list, Map<?, ?> entry) {
    for (var i = 0; i < list.size(); i++) {
      if (list.get(i) instanceof Map<?, ?> known
          && Objects.equals(entry.get("name"), known.get("name"))) {
        list.set(i, over(known, entry));
        return;
      }
    }
    list.add(entry);
  }
}
