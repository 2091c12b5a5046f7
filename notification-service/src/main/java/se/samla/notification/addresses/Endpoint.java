package se.samla.notification.addresses;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;

/**
 * A URL that may be connected to now, and where.
 *
 * @param host as the certificate names it: without a trailing dot or brackets
 * @param addresses the only ones that may be connected to
 */
public record Endpoint(URI url, String host, int port, List<InetAddress> addresses) {}
