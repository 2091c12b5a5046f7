package se.samla.ingest.problems;

import java.net.URI;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
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

  @ExceptionHandler({
    DataAccessResourceFailureException.class,
    CannotCreateTransactionException.class,
    SchemaRegistryUnavailableException.class
  })
  ResponseEntity<ProblemDetail> away(Exception e) {
    log.warn("a part is away: {}", e.toString());
    return refused(
        new PartAwayException(
            "A part of Samla is away for the moment. Nothing was taken; please try again."));
  }

  @ExceptionHandler
  ResponseEntity<ProblemDetail> unforeseen(Exception e) {
    var correlation = UUID.randomUUID();
    log.error("unforeseen error {}", correlation, e);
    var detail =
        ProblemDetail.forStatusAndDetail(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "An error of ours. Its number in our log: " + correlation);
    detail.setType(URI.create("https://samla.se/problems/internal"));
    return ResponseEntity.internalServerError().body(detail);
  }
}
