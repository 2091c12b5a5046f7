package se.samla.standalone.pushing;

import java.io.FileNotFoundException;
import java.net.URLEncoder;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * A file for a dataset.
 *
 * @param kind snapshot or delta
 */
public record Submission(String dataset, Path file, FileType type, Kind kind) {

  /** Everything a publisher has, or these rows only. */
  public enum Kind {
    SNAPSHOT,
    DELTA
  }

  /**
   * @throws PushException when the file cannot be read
   */
  public Submission {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      throw new PushException(file + ": cannot be read (expected: a file)");
    }
  }

  /** Below the service's root. */
  String path() {
    var name = URLEncoder.encode(dataset, StandardCharsets.UTF_8).replace("+", "%20");
    return "/v1/datasets/%s/uploads?kind=%s".formatted(name, kind.name().toLowerCase(Locale.ROOT));
  }

  boolean isGzip() {
    return FileType.isGzip(String.valueOf(file.getFileName()));
  }

  BodyPublisher body() {
    try {
      return BodyPublishers.ofFile(file);
    } catch (FileNotFoundException e) {
      throw new PushException(file + ": cannot be read (expected: a file)");
    }
  }
}
