package se.samla.ingest.receiving;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.concluding.Answers;
import se.samla.ingest.publishers.Publisher;
import se.samla.ingest.uploads.UploadView;

/** Where a municipality's file comes in. */
@RestController
class ReceivingController {
  private final UploadRequests requests;
  private final Reception reception;
  private final Trials trials;
  private final Answers answers;

  ReceivingController(
      UploadRequests requests, Reception reception, Trials trials, Answers answers) {
    this.requests = requests;
    this.reception = reception;
    this.trials = trials;
    this.answers = answers;
  }

  @PostMapping("/v1/datasets/{dataset}/uploads")
  @Operation(
      summary =
          "Uploads a file: the body is the file: CSV, JSON, NDJSON, GeoJSON or xlsx, also gzipped",
      description =
          "Prefer: wait=30 waits for the end of the way; else the answer is 202 and Location says"
              + " where to look. The same Idempotency-Key and body again are answered with the"
              + " first upload.")
  ResponseEntity<UploadView> upload(
      Publisher publisher,
      @PathVariable String dataset,
      @RequestParam(defaultValue = "snapshot") String kind,
      @RequestParam(defaultValue = "auto") String confirm,
      @RequestParam(defaultValue = "false") boolean validateOnly,
      @RequestParam(required = false) @Nullable String sheet,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false)
          @Nullable String contentType,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
      HttpServletRequest request)
      throws IOException {
    var submission =
        requests
            .submission(requests.dataset(dataset, publisher), publisher, kind, confirm)
            .under(requests.idempotencyKey(key));
    requests.mustMerge(validateOnly);
    var reader = requests.reader(contentType, sheet);
    return answers.answer(reception.receive(submission, requests.body(request), reader), prefer);
  }

  @PostMapping(path = "/v1/datasets/{dataset}/uploads", params = "validateOnly=true")
  @Operation(
      summary = "Validates a file and leaves no trace",
      description = "The answer is the report with its issues; nothing is merged or kept.")
  TrialView validate(
      Publisher publisher,
      @PathVariable String dataset,
      @RequestParam(defaultValue = "snapshot") String kind,
      @RequestParam(required = false) @Nullable String sheet,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false)
          @Nullable String contentType,
      Locale locale,
      HttpServletRequest request)
      throws IOException {
    var submission =
        requests.submission(requests.dataset(dataset, publisher), publisher, kind, "auto");
    return trials.run(
        submission, requests.body(request), requests.reader(contentType, sheet), locale);
  }
}
