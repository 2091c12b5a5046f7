package se.samla.catalog.covering;

import java.util.Map;
import org.springframework.stereotype.Component;

/** Sweden's 21 regions: organisation number, as text, and name. */
@Component
class Regions {
  private final Map<String, String> names = Names.in("/regions.csv");

  /** Names by organisation number, in the order of numbers. */
  Map<String, String> names() {
    return names;
  }
}
