package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import se.samla.schemas.datasets.OrganisationNumber;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * The national register of bathing waters as published, split into what each municipality would
 * publish.
 */
final class BathingRegister {
  private static final JsonMapper JSON = new JsonMapper();

  private BathingRegister() {}

  /** Where the real file is, if this machine has it. */
  static Path file() {
    var home = Path.of(System.getProperty("samla.home", "."));
    return home.resolve("../shared/data/badplatser/hav-bathing-waters-2021-05-05.geojson");
  }

  /** Features by municipality code: characters 6 to 9 of the register's id. */
  static Map<String, List<ObjectNode>> byMunicipality() {
    try {
      return JSON.readTree(Files.readString(file()))
          .get("features")
          .valueStream()
          .map(ObjectNode.class::cast)
          .collect(
              Collectors.groupingBy(
                  f -> idOf(f).substring(5, 9), TreeMap::new, Collectors.toList()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String idOf(JsonNode feature) {
    return feature.get("properties").get("NUTSKOD").asString();
  }

  /** A GeoJSON file. */
  static String fileOf(List<ObjectNode> features) {
    var collection = JSON.createObjectNode().put("type", "FeatureCollection");
    collection.putArray("features").addAll(features);
    return JSON.writeValueAsString(collection);
  }

  static ObjectNode renamed(ObjectNode feature, String name) {
    var copy = feature.deepCopy();
    ((ObjectNode) copy.get("properties")).put("NAMN", name);
    return copy;
  }

  static ObjectNode moved(ObjectNode feature, double longitude, double latitude) {
    var copy = feature.deepCopy();
    ((ObjectNode) copy.get("geometry")).putArray("coordinates").add(longitude).add(latitude);
    return copy;
  }

  /** An invented organisation number that belongs to a municipality code, with its check digit. */
  static String organisationNumberOf(String municipality) {
    return IntStream.range(0, 10)
        .mapToObj(digit -> "21200" + municipality + digit)
        .filter(BathingRegister::isValid)
        .findFirst()
        .orElseThrow();
  }

  private static boolean isValid(String number) {
    try {
      return new OrganisationNumber(number).value().equals(number);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
