package se.samla.architecture;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes every Java source of the checkout in its format, and names those that it changed. */
final class FormatSources {
  private static final PrintStream OUT = System.out;

  private FormatSources() {}

  public static void main(String[] args) throws IOException {
    for (var file : Checkout.javaSources().toList()) {
      format(file);
    }
  }

  private static void format(Path file) throws IOException {
    var source = Checkout.text(file);
    var formatted = JavaFormat.of(source);
    if (!formatted.equals(source)) {
      Files.writeString(Checkout.ROOT.resolve(file), formatted);
      OUT.println("formatted " + file);
    }
  }
}
