package se.samla.catalog.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many may be served together.
 *
 * @param requestsAtATime of all clients, at each instance
 */
@ConfigurationProperties("samla")
record Crowd(@DefaultValue("1000") int requestsAtATime) {
  Crowd {
    if (requestsAtATime < 1) {
      throw new IllegalArgumentException(
          "samla.requests-at-a-time: " + requestsAtATime + " (expected: >= 1)");
    }
  }
}
