package se.samla.infrastructure;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Where the build has put the programs: below {@code infrastructure/target/parts} of the checkout.
 */
record PartsHome(Path path) {
  private static final String PARTS = "infrastructure/target/parts";

  /**
   * That of the checkout named by the system property {@code samla.home}, else of the one around.
   */
  static PartsHome located() {
    var home = System.getProperty("samla.home");
    return new PartsHome(
        (home == null || home.isEmpty() ? checkoutAround() : Path.of(home)).resolve(PARTS));
  }

  private static Path checkoutAround() {
    var here = Path.of("").toAbsolutePath();
    return Stream.iterate(here, directory -> directory != null, Path::getParent)
        .filter(directory -> Files.exists(directory.resolve("infrastructure/pom.xml")))
        .findFirst()
        .orElse(here);
  }

  /**
   * The file of a part that the build puts in place.
   *
   * @throws PartFailedException when it was not built
   */
  Path built(String file) {
    var found = path.resolve(file);
    if (Files.notExists(found)) {
      throw new PartFailedException(
          found + " is missing (expected: built by `mvn -pl infrastructure compile`)");
    }
    return found;
  }
}
