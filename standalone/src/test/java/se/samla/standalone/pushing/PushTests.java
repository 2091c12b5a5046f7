package se.samla.standalone.pushing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.standalone.pushing.Push.Outcome;
import se.samla.standalone.pushing.Submission.Kind;

class PushTests {
  private static final String UPLOADS = "POST /v1/datasets/badplatser/uploads";
  private static final String MERGED =
      """
      {"id": "u1", "status": "merged", "rows": {"read": 2, "valid": %d, "invalid": %d, "warnings": 0},
       "changes": {"created": 1, "updated": 0, "deleted": 0, "unchanged": 0}, "changeSet": 7, "dialect": {"separator": ";"}}
      """;
  private static final String ISSUES =
      """
      {"issues": [{"line": 3, "severity": "error", "message": "latitude: n\\u001b[2Jorr (expected: degrees)"}],
       "counts": {"latitude-invalid": 4}, "next": null}
      """;
  private static final String NO_ISSUES =
      """
      {"issues": [], "counts": {}, "next": null}
      """;

  private final FakeIngest server = FakeIngest.start();
  private final List<String> report = new ArrayList<>();
  private final List<Long> sizes = new ArrayList<>();
  private long sent;

  @TempDir private Path directory = Path.of("");

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aScriptTellsByTheExitCodeWhetherRowsFailed() {
    assertThat(Outcome.ALL_ROWS.exitCode()).isZero();
    assertThat(Outcome.ROWS_FAILED.exitCode()).isEqualTo(1);
    assertThat(Outcome.NOT_MERGED.exitCode()).isEqualTo(2);
  }

  @Test
  void everyRowMergedIsTheBestOutcome() throws Exception {
    server.answers(UPLOADS, 200, MERGED.formatted(2, 0)).answers(issues(), 200, NO_ISSUES);

    assertThat(push().upload(file("a;b\n1;2\n"), false)).isEqualTo(Outcome.ALL_ROWS);
    assertThat(report)
        .containsExactly(
            "  upload u1: merged",
            "  rows    2 read, 2 valid, 0 invalid, 0 warnings",
            "  read as separator ;",
            "  changes 1 created, 0 updated, 0 deleted, 0 unchanged; change set 7");
  }

  @Test
  void theFileGoesWithItsTypeAndKeyAndTheBarSeesEveryByte() throws Exception {
    server.answers(UPLOADS, 200, MERGED.formatted(2, 0)).answers(issues(), 200, NO_ISSUES);

    push().upload(file("a;b\n1;2\n"), false);

    var asked = server.asked().getFirst();
    assertThat(asked.line()).isEqualTo(UPLOADS + "?kind=snapshot");
    assertThat(asked.body()).isEqualTo("a;b\n1;2\n");
    assertThat(asked.headers())
        .containsEntry("content-type", "text/csv")
        .containsEntry("authorization", "Bearer secret")
        .containsKey("expect")
        .containsEntry("accept-language", "en");
    assertThat(sizes).containsExactly(8L);
    assertThat(sent).isEqualTo(8);
  }

  @Test
  void rowsThatFailedAreListedByLineWithoutWhatSteersATerminal() throws Exception {
    server.answers(UPLOADS, 200, MERGED.formatted(1, 1)).answers(issues(), 200, ISSUES);

    assertThat(push().upload(file("x"), false)).isEqualTo(Outcome.ROWS_FAILED);
    assertThat(report)
        .endsWith(
            "  error   line     3  latitude: n\uFFFD[2Jorr (expected: degrees)",
            "  and 3 more; all of them: GET /v1/uploads/ID/issues");
  }

  @Test
  void aRejectedUploadIsReportedToo() throws Exception {
    var rejected = MERGED.formatted(0, 2).replace("merged", "rejected");
    server
        .answers(UPLOADS, 422, "{\"detail\": \"rows\", \"upload\": " + rejected + "}")
        .answers(issues(), 200, ISSUES);

    assertThat(push().upload(file("x"), false)).isEqualTo(Outcome.ROWS_FAILED);
    assertThat(report).contains("  upload u1: rejected");
  }

  @Test
  void waitsForAnUploadThatIsStillOnItsWay() throws Exception {
    server
        .answers(UPLOADS, 202, MERGED.formatted(2, 0).replace("merged", "validating"))
        .answers("GET /v1/uploads/u1", 200, MERGED.formatted(2, 0).replace("merged", "merging"))
        .answers("GET /v1/uploads/u1", 200, MERGED.formatted(2, 0))
        .answers(issues(), 200, NO_ISSUES);

    assertThat(push().upload(file("x"), false)).isEqualTo(Outcome.ALL_ROWS);
  }

  @Test
  void aHeldUploadIsShownAndNotConfirmedUnasked() throws Exception {
    hold();

    assertThat(push().upload(file("x"), false)).isEqualTo(Outcome.NOT_MERGED);
    assertThat(report)
        .startsWith(
            "  upload u1 is held: deletes-much",
            "  it would: create 0, update 0, delete 1995, leave 5 unchanged",
            "  nothing is merged (expected: look at it, then push again with --yes)");
    assertThat(server.asked()).noneMatch(asked -> asked.line().contains("confirmation"));
  }

  @Test
  void aSureUserConfirmsThePreviewWithItsHashAndDeletions() throws Exception {
    hold();
    server.answers("POST /v1/uploads/u1/confirmation", 200, MERGED.formatted(2, 0));

    assertThat(push().upload(file("x"), true)).isEqualTo(Outcome.ALL_ROWS);
    assertThat(server.asked())
        .filteredOn(asked -> asked.line().endsWith("/confirmation"))
        .singleElement()
        .satisfies(
            asked ->
                assertThat(asked.body())
                    .contains("\"preview\":\"h1\"")
                    .contains("\"deletions\":1995"));
  }

  @Test
  void aTrialAsksForNothingElse() throws Exception {
    server.answers(
        UPLOADS,
        200,
        """
        {"status": "validated", "rows": {"read": 2, "valid": 1, "invalid": 1, "warnings": 0}, "dialect": {},
         "issueCounts": {"x": 1}, "issues": [{"line": 2, "severity": "error", "message": "m"}]}
        """);

    assertThat(push().validate(file("x"))).isEqualTo(Outcome.ROWS_FAILED);
    assertThat(server.asked())
        .singleElement()
        .satisfies(asked -> assertThat(asked.line()).endsWith("&validateOnly=true"));
    assertThat(report)
        .contains("  trial   validated; nothing was merged", "  error   line     2  m");
  }

  @Test
  void aRefusalIsToldInTheServicesWords() {
    server.answers(UPLOADS, 401, "{\"detail\": \"Authorization: unknown key\"}");

    assertThatThrownBy(() -> push().upload(file("x"), false))
        .isInstanceOf(PushException.class)
        .hasMessage("401 Authorization: unknown key");
  }

  @Test
  void aServiceThatIsAwayIsNamed() {
    var away = new Ingest(URI.create("http://127.0.0.1:1"), "secret", Locale.ENGLISH);

    assertThatThrownBy(() -> new Push(away, this::bar, report::add).upload(file("x"), false))
        .isInstanceOf(PushException.class)
        .hasMessageStartingWith("http://127.0.0.1:1/v1/datasets/badplatser/uploads")
        .hasMessageContaining("does not answer");
  }

  @Test
  void speaksSwedishToASwede() throws Exception {
    server.answers(UPLOADS, 200, MERGED.formatted(1, 1)).answers(issues(), 200, ISSUES);
    var ingest = new Ingest(server.url(), "secret", Locale.of("sv", "SE"));

    new Push(ingest, this::bar, report::add).upload(file("x"), false);

    assertThat(server.asked().getFirst().headers()).containsEntry("accept-language", "sv");
    assertThat(report).contains("  rader      2 lästa, 1 giltiga, 1 ogiltiga, 0 varningar");
  }

  private void hold() {
    server
        .answers(UPLOADS, 200, MERGED.formatted(2, 0).replace("merged", "held"))
        .answers(
            "GET /v1/uploads/u1/preview",
            200,
            """
            {"hash": "h1", "reason": "deletes-much",
             "counts": {"created": 0, "updated": 0, "deleted": 1995, "unchanged": 5}}
            """)
        .answers(issues(), 200, NO_ISSUES);
  }

  private static String issues() {
    return "GET /v1/uploads/u1/issues";
  }

  private Submission file(String content) throws IOException {
    var file = Files.writeString(directory.resolve("bad.csv"), content);
    return new Submission("badplatser", file, FileType.CSV, Kind.SNAPSHOT);
  }

  private Push push() {
    return new Push(new Ingest(server.url(), "secret", Locale.ENGLISH), this::bar, report::add);
  }

  private Progress bar(long size) {
    sizes.add(size);
    return new Progress() {
      @Override
      public void sent(long bytes) {
        sent += bytes;
      }

      @Override
      public void close() {
        // nothing to close
      }
    };
  }
}
