package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** What a process of Java holds on to: the garbage is collected before it is counted. */
final class Heap {
  private static final Pattern TOTAL = Pattern.compile("Total +\\d+ +(\\d+)");

  private Heap() {}

  static long liveBytes(long pid) {
    var total = TOTAL.matcher(histogram(pid));
    if (!total.find()) {
      throw new IllegalStateException("process " + pid + " tells nothing of its heap");
    }
    return Long.parseLong(total.group(1));
  }

  private static String histogram(long pid) {
    var jcmd = Path.of(System.getProperty("java.home"), "bin", "jcmd").toString();
    try {
      var process =
          new ProcessBuilder(jcmd, Long.toString(pid), "GC.class_histogram")
              .redirectErrorStream(true)
              .start();
      return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
