package se.samla.standalone.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import se.samla.standalone.pushing.FileType;
import se.samla.standalone.pushing.Push;
import se.samla.standalone.pushing.Submission;
import se.samla.standalone.pushing.Submission.Kind;

/** A publisher's file, from the command line. */
@Command(
    name = "push",
    description = {
      "Sends a file to a dataset, waits for the end of its way and prints the report.",
      "Exit code 0: all rows are merged; 1: some rows failed; 2: refused, held or not reached."
    },
    mixinStandardHelpOptions = true)
public final class PushCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "DATASET", description = "Such as badplatser.")
  private String dataset = "";

  @Parameters(index = "1", paramLabel = "FILE", description = "Also gzipped, as FILE.csv.gz.")
  private Path file = Path.of("");

  @Option(
      names = "--type",
      description = "What the file is: ${COMPLETION-CANDIDATES} (default: by its name).")
  private @Nullable FileType type;

  @Option(
      names = "--kind",
      description =
          "snapshot: everything you have, what is missing is gone; delta: these rows only"
              + " (default: ${DEFAULT-VALUE}).",
      defaultValue = "snapshot")
  private Kind kind = Kind.SNAPSHOT;

  @Option(names = "--dry-run", description = "Only validate; nothing is merged or kept.")
  private boolean dryRun;

  @Option(names = "--yes", description = "Confirm what would wait for a confirmation.")
  private boolean sure;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Override
  public Integer call() {
    var push = new Push(service.ingest(), Bar.sending(), Terminal::print);
    var submission = new Submission(dataset, file, typeOfFile(), kind);
    var outcome = dryRun ? push.validate(submission) : push.upload(submission, sure);
    return outcome.exitCode();
  }

  private FileType typeOfFile() {
    return type == null ? FileType.ofName(String.valueOf(file.getFileName())) : type;
  }
}
