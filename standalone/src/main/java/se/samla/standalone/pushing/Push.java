package se.samla.standalone.pushing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.function.Consumer;
import tools.jackson.databind.JsonNode;

/**
 * One file on its way, and the report of it.
 *
 * @param bar shows how much is sent
 * @param out takes the lines of the report
 */
public record Push(Ingest ingest, Progress.Of bar, Consumer<String> out) {

  /** How it ended, and the exit code that says so to a script. */
  public enum Outcome {
    ALL_ROWS(0),
    ROWS_FAILED(1),
    NOT_MERGED(2);

    private final int exitCode;

    Outcome(int exitCode) {
      this.exitCode = exitCode;
    }

    public int exitCode() {
      return exitCode;
    }
  }

  /**
   * Nothing is merged or kept.
   *
   * @throws PushException when it is refused or the service is away
   */
  public Outcome validate(Submission submission) {
    var trial = tried(submission);
    report().ofTrial(trial).forEach(out);
    return outcome(trial, "validated");
  }

  /**
   * @param sure confirms what would otherwise wait for a confirmation
   * @throws PushException when it is refused or the service is away
   */
  public Outcome upload(Submission submission, boolean sure) {
    var upload = sent(submission);
    var preview = isHeld(upload) ? ingest.preview(upload) : null;
    if (preview != null) {
      report().ofPreview(upload, preview, sure).forEach(out);
    }
    var ended = preview != null && sure ? ingest.confirm(upload, preview) : upload;
    report().ofUpload(ended, ingest.issues(ended)).forEach(out);
    return outcome(ended, "merged");
  }

  private JsonNode tried(Submission submission) {
    try (var progress = bar.size(sizeOf(submission))) {
      return ingest.validate(submission, progress);
    }
  }

  private JsonNode sent(Submission submission) {
    try (var progress = bar.size(sizeOf(submission))) {
      return ingest.upload(submission, progress);
    }
  }

  private UploadReport report() {
    return new UploadReport(ingest.language());
  }

  private static boolean isHeld(JsonNode upload) {
    return upload.path("status").asString().equals("held");
  }

  private static Outcome outcome(JsonNode answer, String good) {
    var status = answer.path("status").asString();
    if (status.equals("rejected")) {
      return Outcome.ROWS_FAILED;
    }
    if (!status.equals(good)) {
      return Outcome.NOT_MERGED;
    }
    return answer.path("rows").path("invalid").asLong() == 0
        ? Outcome.ALL_ROWS
        : Outcome.ROWS_FAILED;
  }

  private static long sizeOf(Submission submission) {
    try {
      return Files.size(submission.file());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
