package se.samla.ingest.receiving;

import io.swagger.v3.oas.annotations.Operation;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.concluding.Answers;
import se.samla.ingest.publishers.Publisher;
import se.samla.ingest.uploads.UploadView;

/** One record at a time: a delta of one row, the same way through as a file. */
@RestController
@RequestMapping("/v1/datasets/{dataset}/records/{localId}")
class RecordController {
  private final UploadRequests requests;
  private final RecordReception reception;
  private final Answers answers;

  RecordController(UploadRequests requests, RecordReception reception, Answers answers) {
    this.requests = requests;
    this.reception = reception;
    this.answers = answers;
  }

  @PutMapping
  @Operation(
      summary =
          "Creates or replaces one record; the body is a JSON object with the dataset's fields")
  ResponseEntity<UploadView> put(
      Publisher publisher,
      @PathVariable String dataset,
      @PathVariable String localId,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer,
      HttpServletRequest request)
      throws IOException {
    var submission =
        requests.submission(requests.dataset(dataset, publisher), publisher, "delta", "auto");
    var reader = requests.record(submission.dataset(), localId);
    return answers.answer(reception.receive(submission, requests.body(request), reader), prefer);
  }

  @DeleteMapping
  @Operation(summary = "Withdraws one record")
  ResponseEntity<UploadView> delete(
      Publisher publisher,
      @PathVariable String dataset,
      @PathVariable String localId,
      @RequestHeader(name = "Prefer", required = false) @Nullable String prefer)
      throws IOException {
    var submission =
        requests.submission(requests.dataset(dataset, publisher), publisher, "delta", "auto");
    var reader = requests.deletion(submission.dataset(), localId);
    return answers.answer(reception.receive(submission, Body.none(), reader), prefer);
  }
}
