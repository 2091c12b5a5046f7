package se.samla.catalog;

import java.net.URI;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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
    @DefaultValue Merging merging,
    @DefaultValue Operators operators,
    @DefaultValue Owner owner) {

  private static final Pattern KEY = Pattern.compile("([^:,]+):([0-9a-fA-F]{64})");

  public CatalogSettings {
    hashes(operators.keys());
  }

  /** SHA-256 in hex of each operator's key, by the operator's name. */
  public Map<String, String> operatorHashes() {
    return hashes(operators.keys());
  }

  private static Map<String, String> hashes(String keys) {
    return Stream.of(keys.split(",", -1))
        .map(String::strip)
        .filter(key -> !key.isEmpty())
        .map(CatalogSettings::operator)
        .collect(Collectors.toUnmodifiableMap(key -> key.group(1), key -> key.group(2)));
  }

  private static Matcher operator(String key) {
    var parts = KEY.matcher(key);
    if (!parts.matches()) {
      throw new IllegalArgumentException(
          "samla.operators.keys: " + key.split(":", 2)[0] + " (expected: name:sha256 in hex)");
    }
    return parts;
  }

  /**
   * Who publishes the national datasets, as other catalogs see it.
   *
   * @param type of the ADMS publisher types
   */
  public record Owner(
      @DefaultValue("Samla") String name,
      @DefaultValue("info@example.org") String email,
      @DefaultValue("http://purl.org/adms/publishertype/NonProfitOrganisation") URI type) {}

  /**
   * @param keys {@code name:sha256 in hex} of each operator's key, with commas between
   */
  public record Operators(@DefaultValue("") String keys) {}

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
