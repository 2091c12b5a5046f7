package se.samla.notification;

import static org.assertj.core.api.Assumptions.assumeThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Packages from npm, installed where a test says and nowhere else; skipped by name without npm's
 * registry.
 */
final class Npm {
  private Npm() {}

  static void install(Path directory, String... packages) {
    var command =
        new ArrayList<>(
            List.of("npm", "install", "--no-save", "--no-audit", "--no-fund", "--prefix", "."));
    command.addAll(List.of(packages));
    try (var npm = Program.start(directory, Map.of(), command.toArray(String[]::new))) {
      assumeThat(npm.end()).as(() -> String.join("\n", npm.lines())).isZero();
    }
  }
}
