package se.samla.notification.addresses;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Decides where a webhook may connect (WEBHOOKS.md, "Where it may connect"). A name is resolved
 * once, and one forbidden answer forbids them all; the caller connects to the vetted addresses and
 * to no others.
 */
@Component
public class EndpointGuard {
  private static final int HTTPS = 443;
  private static final int FIRST_UNPRIVILEGED = 1024;
  private static final Pattern NAME = Pattern.compile("[a-z0-9_-]+(\\.[a-z0-9_-]+)*");

  /** A host whose last label is a number is an address, in whatever notation: never a name. */
  private static final Pattern NUMERIC = Pattern.compile("(.*\\.)?(\\d+|0x[0-9a-f]*)");

  private static final Pattern DOTTED_QUAD =
      Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");

  private final NameResolver resolver;
  private final List<Network> allowed;

  EndpointGuard(NameResolver resolver, AddressSettings settings) {
    this.resolver = resolver;
    this.allowed = settings.networks();
  }

  /**
   * Vets a URL as of now.
   *
   * @throws ForbiddenEndpointException when it may not be connected to
   */
  public Endpoint vet(URI url) {
    var host = hostOf(url);
    var port = portOf(url);
    if (host == null || port == null || url.getRawUserInfo() != null) {
      throw new ForbiddenEndpointException(url);
    }
    var addresses = addressesOf(host);
    if (addresses.isEmpty() || !permits(url, addresses)) {
      throw new ForbiddenEndpointException(url);
    }
    return new Endpoint(url, unbracketed(host), port, addresses);
  }

  private boolean permits(URI url, List<InetAddress> addresses) {
    return "https".equalsIgnoreCase(url.getScheme())
        ? addresses.stream().allMatch(a -> isAllowed(a) || PublicAddresses.contain(a))
        : "http".equalsIgnoreCase(url.getScheme()) && addresses.stream().allMatch(this::isAllowed);
  }

  private boolean isAllowed(InetAddress address) {
    return allowed.stream().anyMatch(network -> network.contains(address));
  }

  private static @Nullable String hostOf(URI url) {
    var host = url.getHost();
    return host == null ? null : withoutDot(host.toLowerCase(Locale.ROOT));
  }

  private static String withoutDot(String host) {
    return host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
  }

  private static @Nullable Integer portOf(URI url) {
    var https = "https".equalsIgnoreCase(url.getScheme());
    var port = url.getPort() == -1 && https ? HTTPS : url.getPort();
    return port == HTTPS || (port >= FIRST_UNPRIVILEGED && port <= 0xffff) ? port : null;
  }

  /** Empty when there are none, or none that is written plainly. */
  private List<InetAddress> addressesOf(String host) {
    try {
      if (host.startsWith("[")) {
        return onlyIpv6(literal(unbracketed(host)));
      }
      if (NUMERIC.matcher(host).matches()) {
        return DOTTED_QUAD.matcher(host).matches() ? literal(host) : List.of();
      }
      return NAME.matcher(host).matches() ? resolver.resolve(host + ".") : List.of();
    } catch (UnknownHostException | IllegalArgumentException _) {
      return List.of();
    }
  }

  /**
   * An IPv4 address that is written as one of IPv6 is read as what it stands for: it is neither.
   */
  private static List<InetAddress> onlyIpv6(List<InetAddress> addresses) {
    return addresses.stream().filter(Inet6Address.class::isInstance).toList();
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  /** A scope id names an interface of this machine: never an address of somebody else. */
  private static List<InetAddress> literal(String text) {
    return text.contains("%") ? List.of() : List.of(InetAddress.ofLiteral(text));
  }
}
