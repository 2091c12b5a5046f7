package se.samla.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.StringWrapper;

/** The one format of Java sources: google-java-format, imports in order and none unused. */
final class JavaFormat {
  private JavaFormat() {}

  static String of(String source) {
    var formatter = new Formatter();
    try {
      return StringWrapper.wrap(formatter.formatSourceAndFixImports(source), formatter);
    } catch (FormatterException e) {
      throw new IllegalArgumentException("no Java source: " + e.getMessage(), e);
    }
  }
}
