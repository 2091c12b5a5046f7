package se.samla.ingest.reading;

import java.util.LinkedHashMap;
import java.util.Map;

/** What was found out about a file, and done: told in the upload's {@code dialect}. */
public final class Dialect {
  private final Map<String, Object> found = new LinkedHashMap<>();

  void note(String what, Object value) {
    found.putIfAbsent(what, value);
  }

  public Map<String, Object> found() {
    return Map.copyOf(found);
  }
}
