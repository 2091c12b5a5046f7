package se.samla.catalog.reading;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much one client address may ask of the public interface, of each instance.
 *
 * @param requestsPerSecond in the long run
 * @param requestsAtOnce after a pause
 * @param streamsAtOnce of changes that it has open
 * @param downloadsAtOnce of whole datasets that are under way
 */
@ConfigurationProperties("samla.public-reading")
record ReadingLimits(
    @DefaultValue("100") int requestsPerSecond,
    @DefaultValue("1000") int requestsAtOnce,
    @DefaultValue("20") int streamsAtOnce,
    @DefaultValue("2") int downloadsAtOnce) {
  ReadingLimits {
    positive("requestsPerSecond", requestsPerSecond);
    positive("requestsAtOnce", requestsAtOnce);
    positive("streamsAtOnce", streamsAtOnce);
    positive("downloadsAtOnce", downloadsAtOnce);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "samla.public-reading." + name + ": " + value + " (expected: >= 1)");
    }
  }
}
