package se.samla.schemas.datasets;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How many characters a text has at least when it matches a pattern. Reads what definitions write:
 * literals, classes, groups, alternatives and quantifiers; a look-around counts as nothing.
 */
final class ShortestMatch {
  private static final Pattern GROUP = Pattern.compile("\\((\\?(:|<[a-zA-Z]\\w*>))?");
  private static final Pattern LOOK_AROUND = Pattern.compile("\\(\\?<?[=!]");
  private static final Pattern NOTHING = Pattern.compile("[\\^$]|\\\\[bBAGzZ]");
  private static final Pattern ONE =
      Pattern.compile("\\[(?:\\\\.|[^\\]\\\\])+]|\\\\[pP]\\{\\w+}|\\\\.|[^()|\\[\\\\]");
  private static final Pattern QUANTIFIER =
      Pattern.compile("(?:([*?+])|\\{(\\d+)(?:,\\d*)?})[?+]?");

  private final String text;
  private final Matcher next;
  private int at;

  private ShortestMatch(String text) {
    this.text = text;
    this.next = GROUP.matcher(text);
  }

  static int of(Pattern pattern) {
    return new ShortestMatch(pattern.pattern()).alternatives();
  }

  private int alternatives() {
    var shortest = sequence();
    while (takes('|')) {
      shortest = Math.min(shortest, sequence());
    }
    return shortest;
  }

  private int sequence() {
    var length = 0;
    while (at < text.length() && text.charAt(at) != '|' && text.charAt(at) != ')') {
      length += piece() * times();
    }
    return length;
  }

  private int piece() {
    if (takes(LOOK_AROUND)) {
      group();
      return 0;
    }
    if (takes(GROUP)) {
      return group();
    }
    if (takes(NOTHING)) {
      return 0;
    }
    if (takes(ONE)) {
      return 1;
    }
    at++; // what it cannot read it does not count
    return 0;
  }

  private int group() {
    var inner = alternatives();
    takes(')');
    return inner;
  }

  private int times() {
    if (!takes(QUANTIFIER)) {
      return 1;
    }
    if (next.group(2) != null) {
      return Integer.parseInt(next.group(2));
    }
    return "+".equals(next.group(1)) ? 1 : 0;
  }

  private boolean takes(Pattern piece) {
    var seen = next.usePattern(piece).region(at, text.length()).lookingAt();
    at = seen ? next.end() : at;
    return seen;
  }

  private boolean takes(char c) {
    var seen = at < text.length() && text.charAt(at) == c;
    at += seen ? 1 : 0;
    return seen;
  }
}
