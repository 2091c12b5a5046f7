package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A way between two processes of this machine, and what may happen to it. */
final class Link implements AutoCloseable {
  private static final int WAITING = 200;

  private final ServerSocket front;
  private final int target;
  private final Set<Wire> wires = ConcurrentHashMap.newKeySet();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private volatile State state = State.WHOLE;

  /** How a link is. */
  enum State {
    WHOLE,
    /** Everything takes longer. */
    SLOW,
    /** What was connected is reset, and nobody gets through. */
    CUT,
    /**
     * Half-open: both sides believe that they are connected, and nothing arrives; never again by
     * connections of this time, whatever the link becomes later.
     */
    SILENT
  }

  private Link(ServerSocket front, int target) {
    this.front = front;
    this.target = target;
  }

  /** To a port of this machine, where nobody needs to listen yet. */
  static Link to(int target) {
    try {
      var front = new ServerSocket(0, WAITING, InetAddress.getLoopbackAddress());
      var link = new Link(front, target);
      link.threads.execute(link::accept);
      return link;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it begins. */
  int port() {
    return front.getLocalPort();
  }

  void become(State next) {
    state = next;
    switch (next) {
      case WHOLE, SLOW -> {}
      case CUT -> wires.forEach(Wire::cut);
      case SILENT -> wires.forEach(Wire::fallSilent);
    }
  }

  private void accept() {
    while (!front.isClosed()) {
      try {
        var client = front.accept();
        threads.execute(() -> serve(client));
      } catch (IOException _) {
        // the test is over
      }
    }
  }

  private void serve(Socket client) {
    var wire = new Wire(client, () -> state == State.SLOW);
    wires.add(wire);
    try {
      switch (state) {
        case WHOLE, SLOW -> wire.carry(target, threads);
        case CUT -> wire.cut();
        case SILENT -> wire.swallow();
      }
    } finally {
      wire.cut();
      wires.remove(wire);
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    wires.forEach(Wire::cut);
    threads.close();
  }
}
