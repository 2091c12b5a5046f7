package se.samla.standalone;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import se.samla.infrastructure.PartFailedException;
import se.samla.standalone.commands.BackupCommand;
import se.samla.standalone.commands.DemoCommand;
import se.samla.standalone.commands.DlqCommand;
import se.samla.standalone.commands.ListenCommand;
import se.samla.standalone.commands.PushCommand;
import se.samla.standalone.commands.RebuildCommand;
import se.samla.standalone.commands.ResetCommand;
import se.samla.standalone.commands.RestoreCommand;
import se.samla.standalone.commands.StatusCommand;
import se.samla.standalone.commands.UpCommand;
import se.samla.standalone.demo.DemoFailedException;
import se.samla.standalone.platform.PlatformException;
import se.samla.standalone.platform.StoppedException;
import se.samla.standalone.pushing.PushException;

/** What {@code ./samla} runs once everything is built. */
@Command(
    name = "samla",
    description = "Runs the Samla platform on this machine.",
    synopsisSubcommandLabel = "COMMAND",
    mixinStandardHelpOptions = true,
    subcommands = {
      UpCommand.class,
      DemoCommand.class,
      PushCommand.class,
      ListenCommand.class,
      StatusCommand.class,
      DlqCommand.class,
      RebuildCommand.class,
      BackupCommand.class,
      RestoreCommand.class,
      ResetCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Samla {
  private static final int STOPPED = 130;
  private static final int NOT_MERGED = 2;

  private Samla() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Samla())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(Samla::explain);
  }

  /** What the user can do something about is one line; the rest keeps its stack trace. */
  private static int explain(Exception e, CommandLine command, CommandLine.ParseResult asked)
      throws Exception {
    return switch (e) {
      case StoppedException _ -> STOPPED;
      case PlatformException _, PartFailedException _, DemoFailedException _ -> {
        command.getErr().println("samla: " + e.getMessage());
        yield command.getCommandSpec().exitCodeOnExecutionException();
      }
      case PushException _ -> {
        command.getErr().println("samla: " + e.getMessage());
        yield NOT_MERGED;
      }
      default -> throw e;
    };
  }
}
