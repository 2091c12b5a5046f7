package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopbackOnlyIT {
  private static final int PATIENCE = 1000;

  private final Infrastructure infrastructure = Infrastructure.shared();

  @Test
  void everyPartAnswersOnLoopbackAndOnNoOtherAddress() throws Exception {
    for (var port : ports()) {
      assertThat(answers(InetAddress.ofLiteral("127.0.0.1"), port)).isTrue();
      assertThat(addressesToOthers()).filteredOn(address -> answers(address, port)).isEmpty();
    }
  }

  private List<Integer> ports() {
    return List.of(
        portOf("kafka://" + infrastructure.kafkaBootstrapServers().replaceFirst("^.*//", "")),
        portOf(infrastructure.schemaRegistry().toString()),
        portOf(infrastructure.database("ingest").url().replaceFirst("^jdbc:", "")));
  }

  private static int portOf(String address) {
    return URI.create(address).getPort();
  }

  private static List<InetAddress> addressesToOthers() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLoopbackAddress())
        .toList();
  }

  private static boolean answers(InetAddress address, int port) {
    try (var socket = new Socket()) {
      socket.connect(new InetSocketAddress(address, port), PATIENCE);
      return true;
    } catch (IOException _) {
      return false;
    }
  }
}
