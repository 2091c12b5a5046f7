package se.samla.e2e;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.zip.GZIPOutputStream;

/** What no honest client sends, of a seed. */
final class HostileValues {
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "null",
          "undefined",
          "true",
          "-1",
          "0",
          "1.5",
          "NaN",
          "1e309",
          "-0",
          "2147483648",
          "-9223372036854775809",
          "99999999999999999999999999999999",
          "0x10",
          "' OR 1=1 --",
          "'; DROP TABLE upload; --",
          "\" OR \"\"=\"",
          "%",
          "_",
          "*",
          "\\",
          "../../../../etc/passwd",
          "..\\..\\windows",
          "/",
          "a/b",
          "\u0000",
          "a\u0000b",
          "\u0001\u001f\u007f",
          "a\nb",
          "a\tb",
          "\u202eabc",
          "e\u0301",
          "\uFEFFx",
          "\uD83D\uDE00",
          "räksmörgås",
          "\u2028",
          "${jndi:ldap://127.0.0.1:1/a}",
          "#{1+1}",
          "{{7*7}}",
          "<script>alert(1)</script>",
          "[]",
          "{}",
          "a,b,c",
          ",",
          "1,2,3,4,5",
          "NaN,NaN,NaN,NaN",
          "180,90,-180,-90",
          "1e400,0,1,1",
          "2020-13-45T99:99:99Z",
          "+999999999-12-31T23:59:59Z",
          "-999999999-01-01T00:00:00Z",
          "0000-00-00",
          "2026-02-30",
          "00000000-0000-0000-0000-000000000000",
          "1-1-1-1-1",
          "1.99999999999999999999.1",
          "-1.-1.-1",
          "999999.1.1",
          "W/\"x\"",
          "\"",
          "wait=-1",
          "http://127.0.0.1:1/",
          "https://[::1]:99999/",
          "data:,x");

  private static final List<String> BROKEN_ENCODINGS =
      List.of(
          "%",
          "%z",
          "%zz",
          "%c0%af",
          "%00",
          "%ff%fe",
          "..%2f..%2fetc",
          "%2e%2e/",
          "%25%30%30",
          ";x=1",
          "//");

  private final Random random;

  HostileValues(long seed) {
    this.random = new Random(seed);
  }

  /** True once in so many times. */
  boolean once(int times) {
    return random.nextInt(times) == 0;
  }

  <T> T oneOf(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }

  String text() {
    return switch (random.nextInt(12)) {
      case 0 -> "A".repeat(1 << random.nextInt(1, 14));
      case 1 -> noise(random.nextInt(1, 40));
      case 2 -> new UUID(random.nextLong(), random.nextLong()).toString();
      case 3 -> Long.toString(random.nextLong());
      default -> oneOf(TEXTS);
    };
  }

  /** Of a value as it should be, one that is almost like it; or none of its kind. */
  String insteadOf(String value) {
    return value.isEmpty() || once(2) ? text() : nearly(value);
  }

  private String nearly(String value) {
    var place = random.nextInt(value.length());
    return switch (random.nextInt(4)) {
      case 0 -> value.substring(0, place);
      case 1 -> value + text();
      case 2 -> value.substring(0, place) + text() + value.substring(place);
      default -> value.substring(0, place) + noise(1) + value.substring(place + 1);
    };
  }

  /** For a path or a query: broken now and then. */
  String encoded(String value) {
    return once(10) ? percentEncoded(value) + oneOf(BROKEN_ENCODINGS) : percentEncoded(value);
  }

  static String percentEncoded(String value) {
    var text = new StringBuilder();
    for (var b : value.getBytes(StandardCharsets.UTF_8)) {
      var isPlain = (Character.isLetterOrDigit(b & 0xff) && b > 0) || "-._~".indexOf(b) >= 0;
      text.append(isPlain ? "" + (char) b : String.format(Locale.ROOT, "%%%02X", b));
    }
    return text.toString();
  }

  byte[] bytes(int length) {
    var bytes = new byte[length];
    random.nextBytes(bytes);
    return bytes;
  }

  /** Of a body as it should be one that is not, or hardly. */
  byte[] bodyInsteadOf(String body) {
    return switch (random.nextInt(10)) {
      case 0 -> new byte[0];
      case 1 -> bytes(random.nextInt(1, 2_000));
      case 2 -> utf8("[".repeat(random.nextInt(1, 20_000)));
      case 3 -> utf8("{\"a\":".repeat(random.nextInt(1, 2_000)) + "1");
      case 4 -> Arrays.copyOf(gzip(body), 20);
      case 5 -> body.getBytes(StandardCharsets.UTF_16);
      case 6 -> utf8(text());
      default -> utf8(withOneOtherValue(body));
    };
  }

  byte[] flipped(byte[] bytes) {
    var copy = bytes.clone();
    for (var i = 0; i <= random.nextInt(4) && copy.length > 0; i++) {
      copy[random.nextInt(copy.length)] = (byte) random.nextInt();
    }
    return copy;
  }

  byte[] shortened(byte[] bytes) {
    return Arrays.copyOf(bytes, random.nextInt(Math.max(1, bytes.length)));
  }

  static byte[] gzip(String text) {
    var out = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(out)) {
      gzip.write(utf8(text));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  /** Puts something between two signs of JSON or CSV in place of what stands there. */
  private String withOneOtherValue(String body) {
    var parts = body.splitWithDelimiters("[,;:\\[\\]{}\\n]", -1);
    parts[random.nextInt(parts.length)] = literal();
    return Arrays.stream(parts).collect(Collectors.joining());
  }

  private String literal() {
    return switch (random.nextInt(6)) {
      case 0 -> "null";
      case 1 -> "-1e999";
      case 2 -> "[[],{}]";
      case 3 -> "{\"\":[0]}";
      case 4 -> text();
      default ->
          "\""
              + text().replace("\\", "\\\\").replace("\"", "\\\"").replace("\u0000", "\\u0000")
              + "\"";
    };
  }

  private String noise(int length) {
    return random
        .ints(length, 0, 0x300)
        .mapToObj(Character::toString)
        .collect(Collectors.joining());
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
