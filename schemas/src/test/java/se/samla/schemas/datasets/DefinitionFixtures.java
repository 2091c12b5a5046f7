package se.samla.schemas.datasets;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.apache.avro.generic.GenericRecordBuilder;

/** A definition of park benches, right as it stands, and ways to spoil it. */
public final class DefinitionFixtures {
  public static final String MANIFEST = "dataset.yaml";
  public static final String SCHEMA = "Parkbank.avsc";

  private DefinitionFixtures() {}

  public static DatasetDefinition benches() {
    return DatasetDefinitions.load(directory()).find("parkbankar").orElseThrow();
  }

  public static DatasetDefinition bathingPlaces() {
    return DatasetDefinitions.load(null).find("badplatser").orElseThrow();
  }

  /** A bench with all that is required. */
  public static GenericRecordBuilder aBench() {
    return new GenericRecordBuilder(benches().schema())
        .set("id", "b1")
        .set("latitude", 59.3)
        .set("longitude", 18.1);
  }

  /** A bathing place with all that is required. */
  public static GenericRecordBuilder aBathingPlace() {
    return new GenericRecordBuilder(bathingPlaces().schema())
        .set("name", "Långholmsbadet")
        .set("latitude", 59.32)
        .set("longitude", 18.03);
  }

  /** The directory as {@code SAMLA_DATASETS} would name it. */
  static Path directory() {
    try {
      return Path.of(
          Objects.requireNonNull(DefinitionFixtures.class.getResource("/definitions")).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static String text(String file) {
    return read(directory().resolve("parkbankar").resolve(file));
  }

  /** Writes the benches' definition into a directory, one text in one file replaced. */
  static void write(Path directory, String file, String text, String replacement) {
    write(directory, MANIFEST, text(MANIFEST));
    write(directory, SCHEMA, text(SCHEMA));
    write(directory, file, text(file).replace(text, replacement));
  }

  private static void write(Path directory, String file, String text) {
    try {
      var folder = Files.createDirectories(directory.resolve("parkbankar"));
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
