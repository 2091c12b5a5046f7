package se.samla.e2e;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * One connection over a link. One that fell silent swallows what it is sent. Its client has to
 * notice by itself; its server is told when the client has gone, as its own probes would tell it.
 */
final class Wire {
  private static final Duration DELAY = Duration.ofMillis(80);
  private static final int CHUNK = 16 * 1024;

  private final Socket client;
  private final BooleanSupplier slow;
  private volatile @Nullable Socket server;
  private volatile boolean silent;

  Wire(Socket client, BooleanSupplier slow) {
    this.client = client;
    this.slow = slow;
  }

  void fallSilent() {
    silent = true;
  }

  /** Carries until the client has gone, or the server while the client can be told. */
  void carry(int target, ExecutorService threads) {
    try {
      var there = new Socket(InetAddress.getLoopbackAddress(), target);
      server = there;
      threads.execute(() -> carryBack(there));
      pass(client, there);
      end(there, silent);
    } catch (IOException _) {
      cut();
    }
  }

  private void carryBack(Socket there) {
    try {
      pass(there, client);
      endUnlessSilent();
    } catch (IOException _) {
      endUnlessSilent();
    }
  }

  private void endUnlessSilent() {
    if (!silent) {
      end(client, false);
    }
  }

  void swallow() {
    silent = true;
    try {
      client.getInputStream().transferTo(OutputStream.nullOutputStream());
    } catch (IOException _) {
      // the client gave up
    }
  }

  private void pass(Socket from, Socket to) throws IOException {
    var buffer = new byte[CHUNK];
    for (int n; (n = from.getInputStream().read(buffer)) >= 0; ) {
      if (slow.getAsBoolean()) {
        LockSupport.parkNanos(DELAY.toNanos());
      }
      if (!silent) {
        to.getOutputStream().write(buffer, 0, n);
      }
    }
  }

  /** Both sides are told at once that there is no connection. */
  void cut() {
    var there = server;
    if (there != null) {
      end(there, true);
    }
    end(client, true);
  }

  private static void end(Socket socket, boolean reset) {
    try (socket) {
      if (reset && !socket.isClosed()) {
        socket.setSoLinger(true, 0);
      }
    } catch (IOException _) {
      // it has ended already
    }
  }
}
