package se.samla.standalone.backups;

import java.util.LinkedHashMap;
import java.util.Map;
import se.samla.standalone.platform.PlatformException;

/**
 * What a backup holds.
 *
 * @param facts when it was made, and by which versions
 * @param hashes SHA-256 in hex of each file
 */
record Manifest(Map<String, String> facts, Map<String, String> hashes) {
  static final String NAME = "manifest.txt";

  /** Of the layout; another one cannot be read. */
  static final String FORMAT = "1";

  private static final String BETWEEN = "  ";

  /** A line {@code word=value} for each fact, then as {@code sha256sum} writes and checks. */
  String text() {
    var text = new StringBuilder();
    facts.forEach((word, value) -> text.append(word).append('=').append(value).append('\n'));
    hashes.forEach((name, hash) -> text.append(hash).append(BETWEEN).append(name).append('\n'));
    return text.toString();
  }

  /**
   * @throws PlatformException when it is of another format
   */
  static Manifest parse(String text) {
    var facts = new LinkedHashMap<String, String>();
    var hashes = new LinkedHashMap<String, String>();
    text.lines().forEach(line -> parse(line, facts, hashes));
    if (!FORMAT.equals(facts.get("format"))) {
      throw new PlatformException(
          "manifest: format " + facts.get("format") + " (expected: " + FORMAT + ")");
    }
    return new Manifest(facts, hashes);
  }

  private static void parse(String line, Map<String, String> facts, Map<String, String> hashes) {
    var file = line.split(BETWEEN, 2);
    var fact = line.split("=", 2);
    if (file.length == 2 && file[0].length() == 64) {
      hashes.put(file[1], file[0]);
    } else if (fact.length == 2) {
      facts.put(fact[0], fact[1]);
    }
  }

  String fact(String word) {
    return facts.getOrDefault(word, "unknown");
  }
}
