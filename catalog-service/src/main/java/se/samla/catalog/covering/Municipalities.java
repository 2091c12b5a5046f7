package se.samla.catalog.covering;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Sweden's 290 municipalities: code, always four digits as text, and name. */
@Component
class Municipalities {
  private final Map<String, String> names = Names.in("/municipalities.csv");

  /** Names by code, in the order of codes. */
  Map<String, String> names() {
    return names;
  }
}
