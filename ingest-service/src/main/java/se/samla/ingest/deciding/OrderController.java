package se.samla.ingest.deciding;

import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.concluding.Answers;
import se.samla.ingest.publishers.Caller;
import se.samla.ingest.publishers.Operator;
import se.samla.ingest.uploads.UploadView;

/** Undoes a merged upload, withdraws a publisher, erases a record. */
@RestController
class OrderController {
  private final Orders orders;
  private final Erasures erasures;
  private final Answers answers;

  OrderController(Orders orders, Erasures erasures, Answers answers) {
    this.orders = orders;
    this.erasures = erasures;
    this.answers = answers;
  }

  /** Why. */
  record Reason(@Nullable String reason) {
    String mustBeGiven() {
      if (reason == null || reason.isBlank()) {
        throw new InvalidDecisionException(
            "reason: missing (expected: why, kept with the decision)");
      }
      return reason.strip();
    }
  }

  /**
   * @param erasure names the change that the erasure makes
   */
  record Erasure(UUID erasure, String dataset, String recordId) {}

  @PostMapping("/v1/uploads/{id}/reversal")
  @Operation(
      summary = "Undoes a merged upload by a new one, which is previewed and held",
      description = "What the publisher had before that upload comes back once it is confirmed.")
  ResponseEntity<UploadView> reverse(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody(required = false) @Nullable Reason body,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    var reason = body == null ? null : body.reason();
    return answers.answer(orders.reverse(new Decision(id, caller, reason)), prefer);
  }

  @DeleteMapping("/v1/publishers/{organisationNumber}")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Withdraws a publisher: its keys, its grants, and its data as changes")
  void withdraw(
      Operator operator,
      @PathVariable String organisationNumber,
      @RequestParam(required = false) @Nullable String reason) {
    orders.withdraw(organisationNumber, operator, new Reason(reason).mustBeGiven());
  }

  @PostMapping("/v1/datasets/{dataset}/records/{recordId}/erasure")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Erases a record for the sake of personal data: every version is blanked")
  Erasure erase(
      Operator operator,
      @PathVariable String dataset,
      @PathVariable String recordId,
      @RequestBody Reason body) {
    var erasure = erasures.erase(dataset, recordId, operator, body.mustBeGiven());
    return new Erasure(erasure, dataset, recordId);
  }

  @DeleteMapping("/v1/datasets/{dataset}/records/{recordId}/erasure")
  @ResponseStatus(HttpStatus.ACCEPTED)
  @Operation(summary = "Lifts an erasure: the record may be delivered again")
  void lift(
      Operator operator,
      @PathVariable String dataset,
      @PathVariable String recordId,
      @RequestParam(required = false) @Nullable String reason) {
    erasures.lift(dataset, recordId, operator, new Reason(reason).mustBeGiven());
  }
}
