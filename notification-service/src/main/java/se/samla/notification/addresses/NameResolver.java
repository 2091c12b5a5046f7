package se.samla.notification.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** Asks for every address of a host name. */
@FunctionalInterface
interface NameResolver {
  /**
   * @param name fully qualified, so that no search domain is tried
   */
  List<InetAddress> resolve(String name) throws UnknownHostException;
}
