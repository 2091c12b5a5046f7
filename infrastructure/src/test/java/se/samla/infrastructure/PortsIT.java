package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsIT {
  @Test
  void aPortSomebodyListensOnIsNotFree() throws Exception {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(Ports.isFree(socket.getLocalPort())).isFalse();
    }
  }

  @Test
  void aFreeRowIsFreeFromEndToEnd() {
    var first = Ports.freeRow(3);

    assertThat(Ports.isFree(first)).isTrue();
    assertThat(Ports.isFree(first + 2)).isTrue();
  }
}
