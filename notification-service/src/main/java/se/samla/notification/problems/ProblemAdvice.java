package se.samla.notification.problems;

import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/** Every refusal of this service as problem details with a stable type. */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /** PostgreSQL has no text with U+0000; nothing that has a name has it. */
  private static final String NO_TEXT = "22021";

  private static final String TYPES = "https://samla.se/problems/";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(ProblemException refusal) {
    var response = ResponseEntity.status(refusal.status());
    if (refusal.status() == HttpStatus.UNAUTHORIZED) {
      response.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    if (refusal.retryAfterSeconds() != null) {
      response.header(HttpHeaders.RETRY_AFTER, refusal.retryAfterSeconds());
    }
    return response.body(problem(refusal.status(), refusal.word(), refusal.getMessage()));
  }

  /** A query whose percent signs or bytes make no text. */
  @ExceptionHandler
  ProblemDetail undecodable(InvalidParameterException failure) {
    return problem(
        HttpStatus.BAD_REQUEST,
        "invalid-request",
        "query: undecodable (expected: name=value, percent-encoded UTF-8)");
  }

  /** The database is away, or it refused a text. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> notKept(NestedRuntimeException failure) {
    if (Retryable.is(failure)) {
      log.warn("a part is away: {}", failure.toString());
      return refused(new PartAwayException());
    }
    return failure.getMostSpecificCause() instanceof SQLException sql
            && NO_TEXT.equals(sql.getSQLState())
        ? ResponseEntity.badRequest()
            .body(
                problem(
                    HttpStatus.BAD_REQUEST,
                    "invalid-request",
                    "a text with U+0000 (expected: none)"))
        : unexpected(failure);
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unexpected(Exception failure) {
    var correlation = UUID.randomUUID();
    log.error("request failed, correlation id {}", correlation, failure);
    return ResponseEntity.internalServerError()
        .body(
            problem(
                HttpStatus.INTERNAL_SERVER_ERROR,
                "internal-error",
                "Something went wrong here, not with your request. Correlation id: "
                    + correlation));
  }

  @Override
  protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    return ResponseEntity.badRequest()
        .body(problem(HttpStatus.BAD_REQUEST, "invalid-request", wordsOf(unreadable)));
  }

  /** Spring's own refusals get a type of ours too. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail problem && hasNoType(problem)) {
      problem.setType(URI.create(TYPES + wordOf(status)));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static boolean hasNoType(ProblemDetail problem) {
    return problem.getType() == null || problem.getType().equals(URI.create("about:blank"));
  }

  private static ProblemDetail problem(HttpStatus status, String word, @Nullable String detail) {
    var problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create(TYPES + word));
    return problem;
  }

  /** The library's own words name our classes, save where the text is no JSON at all. */
  private static String wordsOf(HttpMessageNotReadableException unreadable) {
    return switch (unreadable.getCause()) {
      case UnrecognizedPropertyException unknown ->
          pathOf(unknown) + ": unknown (expected: one of " + unknown.getKnownPropertyIds() + ")";
      case DatabindException other ->
          pathOf(other) + ": of another kind (expected: as the API's document says)";
      case JacksonException json -> "body: " + json.getOriginalMessage();
      case null, default -> "body: nothing readable (expected: JSON)";
    };
  }

  private static String pathOf(DatabindException failure) {
    return Stream.concat(
            Stream.of("body"),
            failure.getPath().stream()
                .map(JacksonException.Reference::getPropertyName)
                .filter(Objects::nonNull))
        .collect(Collectors.joining("."));
  }

  private static String wordOf(HttpStatusCode status) {
    var known = HttpStatus.resolve(status.value());
    return known == null
        ? "refused"
        : known.getReasonPhrase().toLowerCase(Locale.ROOT).replace(' ', '-');
  }
}
