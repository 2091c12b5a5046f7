package se.samla.notification.delivering;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.apache.hc.client5.http.DnsResolver;
import se.samla.notification.addresses.Endpoint;

/**
 * Resolves nothing: gives the client the addresses that were vetted for the request this thread is
 * sending, so that no second look at the name can lead elsewhere.
 */
final class VettedAddresses implements DnsResolver {
  private static final ScopedValue<Endpoint> ENDPOINT = ScopedValue.newInstance();

  /** Something that may fail for want of a network. */
  @FunctionalInterface
  interface Exchange<T> extends ScopedValue.CallableOp<T, IOException> {}

  static <T> T callWith(Endpoint endpoint, Exchange<T> exchange) throws IOException {
    return ScopedValue.where(ENDPOINT, endpoint).call(exchange);
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    if (!ENDPOINT.isBound() || !ENDPOINT.get().host().equalsIgnoreCase(host)) {
      throw new UnknownHostException(host);
    }
    return ENDPOINT.get().addresses().toArray(InetAddress[]::new);
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
