package se.samla.infrastructure;

import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A JVM keeps the classes it has loaded and checked beside its jar when it ends, and finds them
 * there when it starts again, which takes half of the start. What does not fit the JVM or the jar
 * is ignored and made anew.
 */
public final class SharedClasses {
  private static final int MAGIC = 4;

  private SharedClasses() {}

  /** The options for it. */
  public static List<String> of(Path jar) {
    var archive = jar.resolveSibling("classes.jsa");
    deleteUnfinished(archive);
    return List.of(
        "-Xshare:auto", "-XX:+AutoCreateSharedArchive", "-XX:SharedArchiveFile=" + archive);
  }

  /** Its head is written last; what begins otherwise a JVM neither reads nor replaces. */
  private static void deleteUnfinished(Path archive) {
    try {
      if (isUnfinished(archive)) {
        Files.deleteIfExists(archive);
      }
    } catch (IOException _) {
      // None is there, or another launcher was faster: the JVM starts without it.
    }
  }

  private static boolean isUnfinished(Path archive) throws IOException {
    try (var in = Files.newInputStream(archive)) {
      return new BigInteger(1, in.readNBytes(MAGIC)).signum() == 0;
    }
  }
}
