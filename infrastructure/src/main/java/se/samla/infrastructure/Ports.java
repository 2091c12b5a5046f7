package se.samla.infrastructure;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/** Ports of 127.0.0.1. */
public final class Ports {
  /** Below those that the system gives to outgoing connections, which would come in between. */
  private static final int LOWEST = 12_000;

  private static final int HIGHEST = 32_000;

  private Ports() {}

  /** The first of a row of ports that nobody listens on. */
  public static int freeRow(int length) {
    return ThreadLocalRandom.current()
        .ints(LOWEST, HIGHEST - length)
        .filter(first -> IntStream.range(first, first + length).allMatch(Ports::isFree))
        .findFirst()
        .orElseThrow();
  }

  public static boolean isFree(int port) {
    try (var socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
      return true;
    } catch (IOException e) {
      return false;
    }
  }
}
