package se.samla.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Properties;
import java.util.jar.JarFile;

/**
 * What was measured.
 *
 * @param commit with {@code -dirty} when files were changed since; {@code unknown} outside git
 */
record Versions(String commit, String kafka, String postgresql, String springBoot) {
  /** Spring Boot's is read from a service's jar, the others were written down by the build. */
  static Versions in(Path home) {
    var built = built();
    return new Versions(
        commit(home),
        built.getProperty("kafka"),
        built.getProperty("postgresql"),
        springBoot(home.resolve(built.getProperty("service"))));
  }

  static Properties built() {
    var properties = new Properties();
    try (var in = Versions.class.getResourceAsStream("versions.properties")) {
      properties.load(in);
      return properties;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String springBoot(Path jar) {
    try (var file = new JarFile(jar.toFile())) {
      return file.getManifest().getMainAttributes().getValue("Spring-Boot-Version");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String commit(Path home) {
    try {
      var git =
          new ProcessBuilder("git", "describe", "--always", "--dirty")
              .directory(home.toFile())
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      var said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return said.isEmpty() ? "unknown" : said;
    } catch (IOException _) {
      return "unknown"; // no git here
    }
  }

  String line() {
    return "Samla %s, Kafka %s, PostgreSQL %s, Spring Boot %s"
        .formatted(commit, kafka, postgresql, springBoot);
  }
}
