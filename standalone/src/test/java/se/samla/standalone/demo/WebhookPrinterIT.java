package se.samla.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

class WebhookPrinterIT {
  private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();

  private final List<String> printed = new CopyOnWriteArrayList<>();

  @Test
  void printsWhatIsSentToTheAddressItTells() throws Exception {
    for (var address : addresses()) {
      try (var printer = printerAt(address)) {
        assertThat(send(printer.url(), address.toString())).isEqualTo(204);
        assertThat(printed).contains(address.toString());
      }
    }
  }

  @Test
  void takesNothingAtAnotherAddress() throws Exception {
    try (var printer = printerAt(LOOPBACK)) {
      for (var other : addresses().stream().filter(a -> !a.equals(LOOPBACK)).toList()) {
        var url = urlOf(other, printer.url().getPort());
        assertThatThrownBy(() -> send(url, "")).isInstanceOf(IOException.class);
      }
    }
  }

  @Test
  void namesAnAddressThatCannotBeListenedAt() {
    try (var printer = printerAt(LOOPBACK)) {
      var taken = new InetSocketAddress(LOOPBACK, printer.url().getPort());

      assertThatThrownBy(() -> WebhookPrinter.start(taken, printed::add))
          .isInstanceOf(DemoFailedException.class)
          .hasMessageStartingWith("127.0.0.1:" + taken.getPort() + ": ");
    }
  }

  private WebhookPrinter printerAt(InetAddress address) {
    return WebhookPrinter.start(new InetSocketAddress(address, 0), printed::add);
  }

  /** Those of this machine, of both families; a link's own need a zone. */
  private static List<InetAddress> addresses() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> !address.isLinkLocalAddress())
        .toList();
  }

  private static URI urlOf(InetAddress address, int port) throws Exception {
    return new URI("http", null, address.getHostAddress(), port, "/webhooks", null, null);
  }

  private static int send(URI url, String body) throws Exception {
    var request = HttpRequest.newBuilder(url).POST(BodyPublishers.ofString(body)).build();
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request, BodyHandlers.discarding()).statusCode();
    }
  }
}
