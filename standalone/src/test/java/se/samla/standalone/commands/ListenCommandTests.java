package se.samla.standalone.commands;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ListenCommandTests {
  @Test
  void listensOnThisMachineUnlessAskedForMore() {
    assertThat(addressOf()).isEqualTo("127.0.0.1:8120");
    assertThat(addressOf("--port", "8200")).isEqualTo("127.0.0.1:8200");
  }

  @Test
  void listensAtTheAddressThatIsGiven() {
    assertThat(addressOf("--host", "172.18.0.1")).isEqualTo("172.18.0.1:8120");
  }

  private static String addressOf(String... arguments) {
    var command = new ListenCommand();
    new CommandLine(command).parseArgs(arguments);
    return command.address().toString().replaceFirst("^.*/", "");
  }
}
