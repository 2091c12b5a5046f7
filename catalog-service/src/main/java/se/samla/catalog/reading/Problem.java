package se.samla.catalog.reading;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/** A request that cannot be answered as it was asked, in the words of RFC 9457. */
public final class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TYPES = "https://samla.se/problems/";

  private final transient ProblemDetail detail;
  private final long retryAfterSeconds;

  private Problem(HttpStatus status, String word, String message) {
    this(status, word, message, 0);
  }

  /**
   * @param retryAfterSeconds when trying again may help; 0 when it does not
   */
  private Problem(HttpStatus status, String word, String message, long retryAfterSeconds) {
    super(message);
    detail = detail(status, word, message);
    this.retryAfterSeconds = retryAfterSeconds;
  }

  static ProblemDetail detail(HttpStatus status, String word, String message) {
    var detail = ProblemDetail.forStatusAndDetail(status, message);
    detail.setType(typeOf(word));
    detail.setTitle(title(word));
    return detail;
  }

  static URI typeOf(String word) {
    return URI.create(TYPES + word);
  }

  /** A parameter that cannot be understood: {@code name: value (expected: …)}. */
  public static Problem badParameter(String name, Object value, String expected) {
    return new Problem(
        HttpStatus.BAD_REQUEST,
        "bad-parameter",
        name + ": " + value + " (expected: " + expected + ")");
  }

  static Problem unknownRecord(String recordId) {
    return new Problem(
        HttpStatus.NOT_FOUND,
        "unknown-record",
        "record: " + recordId + " (expected: a record's id)");
  }

  /** Something else that an address names and nobody knows. */
  public static Problem notFound(String word, String message) {
    return new Problem(HttpStatus.NOT_FOUND, word, message);
  }

  /** An operator's key is wanted. */
  public static Problem unauthorized() {
    return new Problem(
        HttpStatus.UNAUTHORIZED,
        "unauthorized",
        "Authorization: (expected: Bearer and an operator's key)");
  }

  static Problem unknownFormat(String format) {
    return notFound(
        "unknown-format", "format: " + format + " (expected: csv, geojson, ndjson or parquet)");
  }

  static Problem withdrawnRecord(String recordId) {
    return new Problem(
        HttpStatus.GONE,
        "withdrawn-record",
        "record: " + recordId + " was withdrawn by its owner, or erased");
  }

  static Problem otherEpoch(String parameter, Object cursor, int epoch) {
    return new Problem(
        HttpStatus.GONE,
        "cursor-of-another-epoch",
        parameter
            + ": "
            + cursor
            + " (expected: a cursor of epoch "
            + epoch
            + "; read the records anew)");
  }

  /** Others are served first; trying again in a while helps. */
  static Problem busy(String what) {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE, "busy", what + "; try again in a minute", 60);
  }

  /** Something this service needs is away. */
  static Problem away() {
    return new Problem(
        HttpStatus.SERVICE_UNAVAILABLE,
        "part-away",
        "A part of Samla is away for the moment; please try again.",
        10);
  }

  /** One client asks more than its share. */
  static Problem tooMany(ReadingLimits limits, Duration wait) {
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        "requests: too many from your address (expected: at most "
            + limits.requestsPerSecond()
            + " a second, "
            + limits.requestsAtOnce()
            + " at once)",
        wait.plusMillis(999).toSeconds());
  }

  /** One client has its share of what lasts. */
  static Problem tooMany(String what, int share) {
    return new Problem(
        HttpStatus.TOO_MANY_REQUESTS,
        "too-many-requests",
        what + ": too many open from your address (expected: at most " + share + ")",
        60);
  }

  ProblemDetail detail() {
    return detail;
  }

  /** What a client may do about it. */
  HttpHeaders headers() {
    var headers = new HttpHeaders();
    if (detail.getStatus() == HttpStatus.UNAUTHORIZED.value()) {
      headers.set(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (retryAfterSeconds > 0) {
      headers.set(HttpHeaders.RETRY_AFTER, String.valueOf(retryAfterSeconds));
    }
    return headers;
  }

  private static String title(String word) {
    var words = word.replace('-', ' ');
    return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }
}
