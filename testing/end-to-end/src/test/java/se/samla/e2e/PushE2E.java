package se.samla.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import se.samla.standalone.pushing.FileType;
import se.samla.standalone.pushing.Ingest;
import se.samla.standalone.pushing.Progress;
import se.samla.standalone.pushing.Push;
import se.samla.standalone.pushing.PushException;
import se.samla.standalone.pushing.Submission;

/** What `./samla push` does, against the real service. */
class PushE2E {
  private static final String FILE =
      "place_id;name;latitude;longitude\nta-1;Vallsjön;59,51;18,07\nta-2;Vada;norr;18,2\n";

  private final List<String> report = new ArrayList<>();

  @TempDir private Path directory = Path.of("");

  @Test
  void triesThenMergesAndTellsTheRowThatFailed() throws Exception {
    var samla = Samla.shared();
    var publisher =
        samla
            .ingest()
            .register(
                BathingRegister.organisationNumberOf("0117"), "Österåker", "0117", "badplatser");
    var file = Files.writeString(directory.resolve("bad.csv"), FILE);
    var submission = new Submission("badplatser", file, FileType.CSV, Submission.Kind.SNAPSHOT);
    var push = push(samla, publisher.key());

    assertThat(push.validate(submission)).isEqualTo(Push.Outcome.ROWS_FAILED);
    assertThat(push.upload(submission, false)).isEqualTo(Push.Outcome.ROWS_FAILED);

    assertThat(report)
        .contains("  trial   validated; nothing was merged")
        .anyMatch(line -> line.startsWith("  changes 1 created"))
        .anyMatch(line -> line.matches("  error   line +3  latitude: norr .*"));
  }

  @Test
  void theSameFileAgainIsADeliveryWithTheSameReport() throws Exception {
    var samla = Samla.shared();
    var publisher =
        samla
            .ingest()
            .register(BathingRegister.organisationNumberOf("0120"), "Värmdö", "0120", "badplatser");
    var file = Files.writeString(directory.resolve("bad.csv"), FILE);
    var submission = new Submission("badplatser", file, FileType.CSV, Submission.Kind.SNAPSHOT);
    var push = push(samla, publisher.key());
    push.upload(submission, false);
    report.clear();

    assertThat(push.upload(submission, false)).isEqualTo(Push.Outcome.ROWS_FAILED);

    assertThat(report)
        .anyMatch(line -> line.startsWith("  changes 0 created, 0 updated, 0 deleted, 1 unchanged"))
        .anyMatch(line -> line.contains("repeats"))
        .anyMatch(line -> line.matches("  error   line +3  latitude: norr .*"));
  }

  @Test
  void anUnknownKeyIsRefusedBeforeTheFileIsSent() throws Exception {
    var file = Files.writeString(directory.resolve("bad.csv"), "x".repeat(20_000_000));
    var submission = new Submission("badplatser", file, FileType.CSV, Submission.Kind.SNAPSHOT);

    assertThatThrownBy(() -> push(Samla.shared(), "wrong").upload(submission, false))
        .isInstanceOf(PushException.class)
        .hasMessageStartingWith("401 ");
  }

  private Push push(Samla samla, String key) {
    return new Push(
        new Ingest(samla.ingest().url(), key, Locale.ENGLISH), _ -> new Unseen(), report::add);
  }

  private record Unseen() implements Progress {
    @Override
    public void sent(long bytes) {
      // nobody looks
    }

    @Override
    public void close() {
      // nothing was shown
    }
  }
}
