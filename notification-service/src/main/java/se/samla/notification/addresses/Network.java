package se.samla.notification.addresses;

import java.net.InetAddress;
import java.util.Arrays;

/** A network in CIDR notation, such as {@code 10.0.0.0/8} or {@code fc00::/7}. */
record Network(InetAddress address, int prefix) {
  public Network {
    if (prefix < 0 || prefix > address.getAddress().length * 8) {
      throw new IllegalArgumentException(
          "network: " + address.getHostAddress() + "/" + prefix + " (expected: CIDR notation)");
    }
  }

  /**
   * @throws IllegalArgumentException when the text is no network; names are not looked up
   */
  static Network parse(String cidr) {
    var parts = cidr.strip().split("/", 2);
    if (parts.length != 2 || !parts[1].matches("\\d{1,3}")) {
      throw new IllegalArgumentException(
          "network: " + cidr + " (expected: CIDR notation such as 127.0.0.1/32)");
    }
    return new Network(InetAddress.ofLiteral(parts[0]), Integer.parseInt(parts[1]));
  }

  boolean contains(InetAddress other) {
    var mine = address.getAddress();
    var theirs = other.getAddress();
    var whole = prefix / 8;
    return mine.length == theirs.length
        && Arrays.equals(mine, 0, whole, theirs, 0, whole)
        && sameBits(mine, theirs, whole, prefix % 8);
  }

  private static boolean sameBits(byte[] mine, byte[] theirs, int at, int bits) {
    return bits == 0 || ((mine[at] ^ theirs[at]) & 0xff) >> (8 - bits) == 0;
  }
}
