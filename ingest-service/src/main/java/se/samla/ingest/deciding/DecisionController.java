package se.samla.ingest.deciding;

import io.swagger.v3.oas.annotations.Operation;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.concluding.Answers;
import se.samla.ingest.publishers.Caller;
import se.samla.ingest.uploads.Preview;
import se.samla.ingest.uploads.Previews;
import se.samla.ingest.uploads.UploadStatus;
import se.samla.ingest.uploads.UploadView;
import se.samla.ingest.uploads.Uploads;

/** The preview of a held upload, and what is decided about it. */
@RestController
@RequestMapping("/v1/uploads/{id}")
class DecisionController {
  private final Uploads uploads;
  private final Previews previews;
  private final HeldUploads held;
  private final Answers answers;

  DecisionController(Uploads uploads, Previews previews, HeldUploads held, Answers answers) {
    this.uploads = uploads;
    this.previews = previews;
    this.held = held;
    this.answers = answers;
  }

  /**
   * @param preview the hash of the preview
   * @param deletions how many records will be deleted; needed when nearly all would
   * @param reason why, kept with the decision
   */
  record Confirmation(
      @Nullable String preview, @Nullable Long deletions, @Nullable String reason) {}

  @GetMapping("/preview")
  @Operation(summary = "What a held upload would do: counts, and up to 1,000 of its changes")
  Preview preview(Caller caller, @PathVariable UUID id) {
    var upload = uploads.of(caller, id);
    return previews.find(id).orElseThrow(() -> new WrongStateException(upload, UploadStatus.HELD));
  }

  @PostMapping("/confirmation")
  @Operation(
      summary = "Confirms a held upload: it is merged, unless its difference has changed since",
      description =
          "The body names the preview's hash. When nearly all records would be deleted it names"
              + " their number too.")
  ResponseEntity<UploadView> confirm(
      Caller caller,
      @PathVariable UUID id,
      @RequestBody Confirmation body,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer) {
    if (body.preview() == null) {
      throw new InvalidDecisionException("preview: missing (expected: the preview's hash)");
    }
    held.confirm(new Decision(id, caller, body.reason()), body.preview(), body.deletions());
    return answers.answer(id, prefer);
  }

  @DeleteMapping
  @Operation(summary = "Discards a held upload; nothing of it is merged")
  ResponseEntity<UploadView> discard(
      Caller caller,
      @PathVariable UUID id,
      @RequestParam(required = false) @Nullable String reason) {
    held.discard(new Decision(id, caller, reason));
    return ResponseEntity.ok(answers.view(id));
  }
}
