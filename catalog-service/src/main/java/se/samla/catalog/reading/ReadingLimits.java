package se.samla.catalog.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client address may ask of the public interface, of each instance.
 *
 * @param requestsPerSecond in the long run
 * @param requestsAtOnce after a pause
 */
@ConfigurationProperties("samla.public-reading")
record ReadingLimits(
    @DefaultValue("100") int requestsPerSecond, @DefaultValue("1000") int requestsAtOnce) {
  ReadingLimits {
    positive("requestsPerSecond", requestsPerSecond);
    positive("requestsAtOnce", requestsAtOnce);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "samla.public-reading." + name + ": " + value + " (expected: >= 1)");
    }
  }
}
