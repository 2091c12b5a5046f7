package se.samla.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** Puts each connection through to one of several instances, in turn, passing over who refuses. */
final class Balancer implements AutoCloseable {
  private static final int CONNECT_MILLIS = 1_000;

  private final ServerSocket front;
  private final List<URI> instances;
  private final AtomicInteger turn = new AtomicInteger();
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private Balancer(ServerSocket front, List<URI> instances) {
    this.front = front;
    this.instances = instances;
  }

  static Balancer before(URI... instances) {
    try {
      var front = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
      var balancer = new Balancer(front, List.of(instances));
      balancer.threads.execute(balancer::accept);
      return balancer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + front.getLocalPort());
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

  /** Whoever ends first ends the other. */
  private void serve(Socket client) {
    try (client;
        var instance = connected()) {
      var up = threads.submit(() -> copy(client, instance));
      copy(instance, client);
      up.cancel(true);
    } catch (IOException _) {
      // the client is told by the end of its connection, and comes again
    }
  }

  private Socket connected() throws IOException {
    var failure = new IOException("no instance");
    for (var _ : instances) {
      var instance = instances.get(turn.getAndIncrement() % instances.size());
      var socket = new Socket();
      try {
        socket.connect(
            new InetSocketAddress(instance.getHost(), instance.getPort()), CONNECT_MILLIS);
        return socket;
      } catch (IOException e) {
        socket.close();
        failure = e;
      }
    }
    throw failure;
  }

  private static void copy(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
      to.shutdownOutput();
    } catch (IOException _) {
      // one of them is gone
    }
  }

  @Override
  public void close() {
    try {
      front.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    threads.shutdownNow();
  }
}
