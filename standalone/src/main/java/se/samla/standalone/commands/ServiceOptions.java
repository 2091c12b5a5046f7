package se.samla.standalone.commands;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import se.samla.standalone.platform.DataDirectory;
import se.samla.standalone.platform.Urls;
import se.samla.standalone.pushing.Ingest;
import se.samla.standalone.pushing.PushException;

/** Which ingest service, and with which key. */
final class ServiceOptions {
  private static final String URL = "SAMLA_URL";
  private static final String KEY = "SAMLA_KEY";

  private final Map<String, String> environment;

  @Mixin private DataOption data = new DataOption();

  @Option(
      names = "--url",
      paramLabel = "URL",
      description =
          "The ingest service (default: that of the platform in --data, else $SAMLA_URL).")
  private @Nullable URI url;

  @Option(
      names = "--key-file",
      paramLabel = "FILE",
      description = "Holds the publisher's key (default: the key in $SAMLA_KEY).")
  private @Nullable Path keyFile;

  ServiceOptions() {
    this(System.getenv());
  }

  ServiceOptions(Map<String, String> environment) {
    this.environment = environment;
  }

  Ingest ingest() {
    return new Ingest(root(), key(), Locale.getDefault());
  }

  private URI root() {
    if (url != null) {
      return url;
    }
    if (DataDirectory.isAt(data.path())) {
      return Urls.of(DataDirectory.portsOf(data.path())).ingest();
    }
    var given = environment.get(URL);
    if (given == null || given.isBlank()) {
      throw new PushException(URL + ": not set (expected: the ingest service, or --url)");
    }
    return URI.create(given);
  }

  /** Never an argument: every user of the machine can read those. */
  private String key() {
    var key = keyFile == null ? environment.get(KEY) : read(keyFile);
    if (key == null || key.isBlank()) {
      throw new PushException(KEY + ": not set (expected: the publisher's key, or --key-file)");
    }
    return key.strip();
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new PushException(file + ": cannot be read (expected: a file with the key)");
    }
  }
}
