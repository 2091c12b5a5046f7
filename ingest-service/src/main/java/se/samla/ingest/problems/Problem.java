package se.samla.ingest.problems;

import java.net.URI;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * A refusal with a stable type. Subclasses name one domain error each; the message reads {@code
 * field: value (expected: …)}.
 */
public abstract class Problem extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final String TYPES = "https://samla.se/problems/";

  private final HttpStatus status;
  private final String type;
  private final transient Map<String, Object> properties = new LinkedHashMap<>();
  private @Nullable Duration retryAfter;

  protected Problem(HttpStatus status, String type, String message) {
    super(message);
    this.status = status;
    this.type = type;
  }

  /** Adds a member of its own to the problem details. */
  protected final void tell(String name, Object value) {
    properties.put(name, value);
  }

  /** The client may try again after this. */
  protected final void retryAfter(Duration wait) {
    retryAfter = wait;
  }

  /** In whole seconds, at least one; null when trying again is no use. */
  final @Nullable Long retryAfterSeconds() {
    return retryAfter == null ? null : (Long) Math.max(1, retryAfter.plusMillis(999).toSeconds());
  }

  public final HttpStatus status() {
    return status;
  }

  /** The type's last part, such as {@code too-slow}. */
  public final String word() {
    return type;
  }

  /** Whether the same request may be taken at another time. */
  public final boolean mayPass() {
    return status.is5xxServerError() || status == HttpStatus.REQUEST_TIMEOUT;
  }

  final ProblemDetail detail() {
    var detail = ProblemDetail.forStatusAndDetail(status, String.valueOf(getMessage()));
    detail.setType(URI.create(TYPES + type));
    detail.setTitle(type.replace('-', ' '));
    properties.forEach(detail::setProperty);
    return detail;
  }
}
