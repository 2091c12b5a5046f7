package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;

/**
 * Who asks, as far as limits go. The address is the connection's, unless an operator says that a
 * proxy in front is to be believed ({@code server.forward-headers-strategy}).
 */
final class Clients {
  private Clients() {}

  /** Who has one address of IPv6 has a whole /64 of them. */
  static String of(HttpServletRequest request) {
    var address = request.getRemoteAddr();
    var groups = address.split(":", -1);
    return groups.length < 5 ? address : String.join(":", List.of(groups).subList(0, 4));
  }
}
