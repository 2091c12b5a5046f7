package se.samla.standalone.platform;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The checkout whose build is run. */
final class Home {
  private Home() {}

  /** Named by the system property {@code samla.home}, else the one around the current directory. */
  static Path located() {
    var home = System.getProperty("samla.home", "");
    return home.isEmpty() ? aroundHere() : Path.of(home);
  }

  private static Path aroundHere() {
    var here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, directory -> directory != null, Path::getParent)
        .filter(directory -> Files.exists(directory.resolve("infrastructure/pom.xml")))
        .findFirst()
        .orElse(here);
  }
}
