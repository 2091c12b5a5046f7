package se.samla.catalog;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator may set.
 *
 * @param publicUrl where readers reach this service; stands in links
 * @param schemaRegistryUrl the registry's Confluent API
 * @param datasets a directory with more definitions; blank for none
 */
@ConfigurationProperties("samla")
public record CatalogSettings(
    URI publicUrl,
    URI schemaRegistryUrl,
    @Nullable String datasets,
    @DefaultValue Merging merging) {

  /**
   * @param smallRows uploads of at most this many rows never wait behind larger ones
   */
  public record Merging(
      @DefaultValue("500") int smallRows,
      @DefaultValue("2") int smallWorkers,
      @DefaultValue("1") int largeWorkers) {

    public Merging {
      positive("smallRows", smallRows);
      positive("smallWorkers", smallWorkers);
      positive("largeWorkers", largeWorkers);
    }
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "samla.merging." + name + ": " + value + " (expected: >= 1)");
    }
  }
}
