package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.sql.SQLException;
import java.util.Locale;
import java.util.UUID;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedRuntimeException;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.TransactionException;
import org.springframework.validation.FieldError;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import se.samla.catalog.datasets.UnknownDatasetException;
import se.samla.catalog.messaging.Retryable;

/** Every error as a problem detail with a stable type. */
@RestControllerAdvice
class Problems extends ResponseEntityExceptionHandler {
  private static final Logger log = LoggerFactory.getLogger(Problems.class);

  /** PostgreSQL has no text with U+0000; nothing that has a name has it. */
  private static final String NO_TEXT = "22021";

  private static final URI BLANK = URI.create("about:blank");

  @ExceptionHandler
  ResponseEntity<ProblemDetail> of(Problem problem) {
    return ResponseEntity.status(problem.detail().getStatus())
        .headers(problem.headers())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(problem.detail());
  }

  @ExceptionHandler
  ProblemDetail of(UnknownDatasetException unknown) {
    return Problem.detail(
        HttpStatus.NOT_FOUND, "unknown-dataset", String.valueOf(unknown.getMessage()));
  }

  /** A query whose percent signs or bytes make no text. */
  @ExceptionHandler
  ProblemDetail of(InvalidParameterException undecodable) {
    return Problem.detail(
        HttpStatus.BAD_REQUEST,
        "bad-parameter",
        "query: undecodable (expected: name=value, percent-encoded UTF-8)");
  }

  @ExceptionHandler
  ProblemDetail of(MethodArgumentTypeMismatchException mismatch) {
    var type = mismatch.getRequiredType();
    return Problem.badParameter(
            mismatch.getName(),
            String.valueOf(mismatch.getValue()),
            type == null ? "another type" : type.getSimpleName())
        .detail();
  }

  /** The database is away: who comes again is answered, unless half of an answer is out. */
  @ExceptionHandler({DataAccessException.class, TransactionException.class})
  ResponseEntity<ProblemDetail> of(NestedRuntimeException failure, HttpServletResponse response) {
    if (Retryable.is(failure) && !response.isCommitted()) {
      log.warn("a part is away: {}", failure.toString());
      return of(Problem.away());
    }
    var refused = refused(failure, response);
    return ResponseEntity.status(refused.getStatus())
        .contentType(MediaType.APPLICATION_PROBLEM_JSON)
        .body(refused);
  }

  private ProblemDetail refused(NestedRuntimeException failure, HttpServletResponse response) {
    return failure.getMostSpecificCause() instanceof SQLException sql
            && NO_TEXT.equals(sql.getSQLState())
        ? Problem.detail(
            HttpStatus.BAD_REQUEST, "bad-parameter", "a text with U+0000 (expected: none)")
        : of((Exception) failure, response);
  }

  /** What nobody foresaw: the log has the cause, the reader its number. */
  @ExceptionHandler
  ProblemDetail of(Exception unforeseen, HttpServletResponse response) {
    if (response.isCommitted()) {
      // A half answer must not look whole: the connection breaks instead.
      throw new IllegalStateException("the answer broke off", unforeseen);
    }
    var correlation = UUID.randomUUID();
    log.error("unforeseen error {}", correlation, unforeseen);
    return Problem.detail(
        HttpStatus.INTERNAL_SERVER_ERROR,
        "unforeseen",
        "Something went wrong here; name " + correlation + " when asking for help.");
  }

  /** A query parameter that is not what its field is. */
  @Override
  protected @Nullable ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException failure,
      HttpHeaders headers,
      HttpStatusCode status,
      WebRequest request) {
    var field = failure.getFieldError();
    return field == null
        ? super.handleMethodArgumentNotValid(failure, headers, status, request)
        : handleExceptionInternal(failure, detailOf(field), headers, status, request);
  }

  private static ProblemDetail detailOf(FieldError field) {
    return Problem.badParameter(
            field.getField(), String.valueOf(field.getRejectedValue()), "a value of its type")
        .detail();
  }

  /** Spring's own refusals get a type of ours too. */
  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail && hasNoType(detail)) {
      detail.setType(Problem.typeOf(wordOf(status)));
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static boolean hasNoType(ProblemDetail detail) {
    return detail.getType() == null || BLANK.equals(detail.getType());
  }

  private static String wordOf(HttpStatusCode status) {
    return HttpStatus.valueOf(status.value())
        .getReasonPhrase()
        .toLowerCase(Locale.ROOT)
        .replace(' ', '-');
  }
}
