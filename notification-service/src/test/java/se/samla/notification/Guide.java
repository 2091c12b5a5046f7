package se.samla.notification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** The programs in the subscriber's guide. */
final class Guide {
  private static final Pattern BLOCK =
      Pattern.compile("```\\w+\\n(?:#|//) ([\\w.-]+): (.*?)```", Pattern.DOTALL);

  private Guide() {}

  /** Writes a program of the guide into a directory, under the name its first line gives it. */
  static Path extract(String name, Path directory) {
    var block =
        BLOCK
            .matcher(text())
            .results()
            .filter(found -> found.group(1).equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("the guide has no " + name));
    var comment = name.matches(".*\\.(py|sh)") ? "# " : "// ";
    try {
      return Files.writeString(directory.resolve(name), comment + block.group(2));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text() {
    var home = Path.of(System.getProperty("samla.home", ".."));
    try {
      return Files.readString(home.resolve("docs/guides/subscriber.md"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
