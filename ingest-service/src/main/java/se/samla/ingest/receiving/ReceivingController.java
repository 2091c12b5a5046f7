package se.samla.ingest.receiving;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.publishers.Publisher;
import se.samla.ingest.uploads.UploadView;

/** Where a municipality's file comes in. */
@RestController
class ReceivingController {
  private final UploadRequests requests;
  private final Reception reception;
  private final Answers answers;

  ReceivingController(UploadRequests requests, Reception reception, Answers answers) {
    this.requests = requests;
    this.reception = reception;
    this.answers = answers;
  }

  @PostMapping("/v1/datasets/{dataset}/uploads")
  @Operation(
      summary = "Uploads a file: the body is the file, as CSV, JSON or GeoJSON, also gzipped",
      description =
          "Prefer: wait=30 waits for the end of the way; else the answer is 202 and Location says"
              + " where to look.")
  ResponseEntity<UploadView> upload(
      Publisher publisher,
      @PathVariable String dataset,
      @RequestParam(defaultValue = "snapshot") String kind,
      @RequestParam(defaultValue = "auto") String confirm,
      @RequestParam(defaultValue = "false") boolean validateOnly,
      @RequestHeader(name = HttpHeaders.CONTENT_TYPE, required = false)
          @Nullable String contentType,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      HttpServletRequest request)
      throws IOException {
    var submission =
        requests.submission(requests.dataset(dataset, publisher), publisher, kind, confirm);
    requests.mustMerge(validateOnly);
    var reader = requests.reader(contentType);
    reception.receive(submission, requests.body(request), reader);
    return answers.answer(submission.id(), Preference.waitOf(prefer));
  }
}
