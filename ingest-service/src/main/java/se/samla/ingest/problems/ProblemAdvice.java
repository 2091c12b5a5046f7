package se.samla.ingest.problems;

import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import se.samla.schemas.registry.SchemaRegistryUnavailableException;

/**
 * Turns every error into problem details; what nobody foresaw gets a generic text and a logged
 * correlation id.
 */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAdvice extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

  /** PostgreSQL has no text with U+0000; nothing that has a name has it. */
  private static final String NO_TEXT = "22021";

  private static final String TYPES = "https://samla.se/problems/";

  @ExceptionHandler
  ResponseEntity<ProblemDetail> refused(Problem problem) {
    var answer = ResponseEntity.status(problem.status());
    if (problem.status() == HttpStatus.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer");
    }
    var retryAfter = problem.retryAfterSeconds();
    if (retryAfter != null) {
      answer.header(HttpHeaders.RETRY_AFTER, retryAfter.toString());
    }
    return answer.body(problem.detail());
  }

  @ExceptionHandler({TransactionException.class, SchemaRegistryUnavailableException.class})
  ResponseEntity<ProblemDetail> away(Exception e) {
    log.warn("a part is away: {}", e.toString());
    return refused(
        new PartAwayException(
            "A part of Samla is away for the moment. Nothing was taken; please try again."));
  }

  /** A query whose percent signs or bytes make no text. */
  @ExceptionHandler
  ProblemDetail undecodable(InvalidParameterException e) {
    return problem(
        "invalid-parameter", "query: undecodable (expected: name=value, percent-encoded UTF-8)");
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> notKept(DataAccessException e) {
    return Retryable.is(e) ? away(e) : refused(e);
  }

  private ResponseEntity<ProblemDetail> refused(DataAccessException e) {
    return isNoText(e)
        ? ResponseEntity.badRequest()
            .body(problem("invalid-parameter", "a text with U+0000 (expected: none)"))
        : unforeseen(e);
  }

  private static boolean isNoText(DataAccessException e) {
    return e.getMostSpecificCause() instanceof SQLException sql
        && NO_TEXT.equals(sql.getSQLState());
  }

  private static ProblemDetail problem(String word, String message) {
    var detail = ProblemDetail.forStatusAndDetail(HttpStatus.BAD_REQUEST, message);
    detail.setType(URI.create(TYPES + word));
    return detail;
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(Exception e) {
    var correlation = UUID.randomUUID();
    log.error("unforeseen error {}", correlation, e);
    var detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "An error of ours. Its number in our log: " + correlation);
    detail.setType(URI.create(TYPES + "internal"));
    return ResponseEntity.internalServerError().body(detail);
  }

  /** Spring's own refusals get a type of ours too. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail && hasNoType(detail)) {
      detail.setType(URI.create(TYPES + wordOf(status)));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static boolean hasNoType(ProblemDetail detail) {
    return detail.getType() == null || detail.getType().equals(URI.create("about:blank"));
  }

  private static String wordOf(HttpStatusCode status) {
    return HttpStatus.valueOf(status.value())
        .getReasonPhrase()
        .toLowerCase(Locale.ROOT)
        .replace(' ', '-');
  }
}
