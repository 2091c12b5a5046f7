package se.samla.notification.delivering;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import org.junit.jupiter.api.Test;
import se.samla.notification.addresses.Endpoint;

class VettedAddressesTests {
  private static final InetAddress VETTED = InetAddress.ofLiteral("93.184.215.14");
  private static final Endpoint ENDPOINT =
      new Endpoint(URI.create("https://a.example/"), "a.example", 443, List.of(VETTED));
  private final VettedAddresses addresses = new VettedAddresses();

  @Test
  void givesTheVettedAddressesAndResolvesNothing() throws IOException {
    var given = VettedAddresses.callWith(ENDPOINT, () -> addresses.resolve("A.example"));

    assertThat(given).containsExactly(VETTED);
  }

  @Test
  void knowsNoOtherHostAndNothingOutsideARequest() {
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> VettedAddresses.callWith(ENDPOINT, () -> addresses.resolve("localhost")));
    assertThatExceptionOfType(UnknownHostException.class)
        .isThrownBy(() -> addresses.resolve("a.example"));
  }
}
