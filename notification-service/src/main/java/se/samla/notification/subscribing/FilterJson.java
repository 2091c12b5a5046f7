package se.samla.notification.subscribing;

import com.fasterxml.jackson.annotation.JsonInclude;
import tools.jackson.databind.json.JsonMapper;

/** Filters as they are stored. */
public final class FilterJson {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .changeDefaultPropertyInclusion(
              all -> all.withValueInclusion(JsonInclude.Include.NON_NULL))
          .build();

  private FilterJson() {}

  public static String of(Filter filter) {
    return JSON.writeValueAsString(filter);
  }

  public static Filter parse(String json) {
    return JSON.readValue(json, Filter.class);
  }
}
