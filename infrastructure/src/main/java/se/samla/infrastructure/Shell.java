package se.samla.infrastructure;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Programs run by {@code sh} with an environment that says nothing about the user's own tools. */
final class Shell {
  /** What any program may need. The rest, such as JAVA_TOOL_OPTIONS, would change our parts. */
  private static final Set<String> KEPT =
      Set.of("PATH", "HOME", "USER", "LANG", "LC_ALL", "TMPDIR", "LD_LIBRARY_PATH");

  private static final String OWN_SESSION =
      "command -v setsid > /dev/null && exec setsid \"$@\"; exec \"$@\"";

  private Shell() {}

  /** A script in a session of its own, without output. */
  static ProcessBuilder running(Path script, List<String> arguments) {
    var command = new ArrayList<>(List.of("sh", "-c", OWN_SESSION, "sh"));
    command.addAll(List.of("sh", script.toString()));
    command.addAll(arguments);
    return clean(command).redirectErrorStream(true).redirectOutput(new File("/dev/null"));
  }

  static ProcessBuilder clean(List<String> command) {
    var builder = new ProcessBuilder(command);
    builder.environment().keySet().retainAll(KEPT);
    return builder;
  }
}
