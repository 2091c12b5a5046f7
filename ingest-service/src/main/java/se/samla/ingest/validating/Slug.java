package se.samla.ingest.validating;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** A name as an id: lower case, without marks, words joined by hyphens. */
final class Slug {
  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern GAPS = Pattern.compile("[^a-z0-9]+");
  private static final Pattern ENDS = Pattern.compile("^-|-$");

  private Slug() {}

  /** Empty when nothing of the name can stand in an id. */
  static String of(String name) {
    var plain = MARKS.matcher(Normalizer.normalize(name, Normalizer.Form.NFD)).replaceAll("");
    var words = GAPS.matcher(plain.toLowerCase(Locale.ROOT)).replaceAll("-");
    return ENDS.matcher(words).replaceAll("");
  }
}
