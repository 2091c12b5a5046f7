package se.samla.notification;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** A subscriber's endpoint on this machine: keeps what comes, and answers as it is told. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final List<ReceivedWebhook> received = new CopyOnWriteArrayList<>();
  private final Queue<Answer> answers = new ArrayDeque<>();
  private @Nullable Hold hold;

  WebhookReceiver() {
    this(InetAddress.getLoopbackAddress());
  }

  WebhookReceiver(InetAddress address) {
    try {
      server = HttpServer.create(new InetSocketAddress(address, 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/hook", this::receive);
    server.start();
  }

  URI url() {
    var address = server.getAddress().getAddress();
    var host = address instanceof Inet6Address ? "[::1]" : "127.0.0.1";
    return URI.create("http://" + host + ":" + server.getAddress().getPort() + "/hook");
  }

  /** Answers the next requests with these; later ones with 204. */
  synchronized void answerNext(Answer... next) {
    answers.addAll(List.of(next));
  }

  /** Holds the next request, whatever was to be answered next, until it is let go. */
  synchronized Hold holdNext(Answer then) {
    var next = new Hold(then);
    hold = next;
    return next;
  }

  /** All that came, in order, proofs of ownership and tests left out. */
  List<ReceivedWebhook> changes() {
    return ofType("se.samla.dataset.changed.v1");
  }

  List<ReceivedWebhook> ofType(String type) {
    return received.stream().filter(w -> w.type().equals(type)).toList();
  }

  /** Everything that came, in order. */
  List<ReceivedWebhook> all() {
    return List.copyOf(received);
  }

  /** What is wrong with the events that came; they have to be as the schema says. */
  List<String> faults() {
    return received.stream().flatMap(w -> EventSchema.faultsOf(w.body()).stream()).toList();
  }

  /** The changes of all batches, in the order they came; a batch that came again counts once. */
  List<String> recordIds() {
    return changes().stream()
        .filter(w -> w.answered() < 300)
        .flatMap(w -> w.recordIds().stream())
        .toList();
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void receive(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
      var answer = exchange.getRequestMethod().equals("POST") ? next() : Answer.status(405);
      received.add(ReceivedWebhook.of(exchange.getRequestHeaders(), body, answer.status()));
      answer.to(exchange);
    }
  }

  private synchronized Answer next() {
    Answer next = hold == null ? answers.poll() : hold;
    hold = null;
    return next == null ? Answer.status(204) : next;
  }

  /** A request under way, for as long as a test wants it to be. */
  static final class Hold implements Answer {
    private final CountDownLatch come = new CountDownLatch(1);
    private final CountDownLatch gate = new CountDownLatch(1);
    private final Answer then;

    private Hold(Answer then) {
      this.then = then;
    }

    boolean hasCome() {
      return come.getCount() == 0;
    }

    void letGo() {
      gate.countDown();
    }

    @Override
    public int status() {
      return then.status();
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
      come.countDown();
      awaitUninterruptibly(gate, Duration.ofSeconds(20));
      then.to(exchange);
    }
  }

  /** How a request is answered. */
  interface Answer {
    int status();

    void to(HttpExchange exchange) throws IOException;

    static Answer status(int status) {
      return of(status, null);
    }

    static Answer of(int status, @Nullable String retryAfter) {
      return new Plain(status, retryAfter == null ? Map.of() : Map.of("Retry-After", retryAfter));
    }

    static Answer redirect(String location) {
      return new Plain(302, Map.of("Location", location));
    }

    /** A whole response. */
    static Answer body(byte[] body, Map<String, String> headers) {
      return new Whole(body, headers);
    }

    /** No answer: the connection is closed. */
    static Answer dropped() {
      return new Dropped();
    }

    /** 204, but not before the latch opens. */
    static Answer heldBy(CountDownLatch latch) {
      return new Held(latch);
    }

    /** 200, and then a body that never ends. */
    static Answer endless(int bytesAtOnce, Pace pace) {
      return new Endless(bytesAtOnce, pace);
    }
  }

  /** Decides when the next byte may go. */
  @FunctionalInterface
  interface Pace {
    void next() throws IOException;

    /** As fast as it goes. */
    static Pace flood() {
      return () -> {};
    }

    /** One byte each so often. */
    static Pace every(Duration pause) {
      return () -> awaitUninterruptibly(new CountDownLatch(1), pause);
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch, Duration atMost) {
    try {
      latch.await(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Plain(int status, Map<String, String> headers) implements Answer {
    @Override
    public void to(HttpExchange exchange) throws IOException {
      headers.forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(status, -1);
    }
  }

  @SuppressWarnings("ArrayRecordComponent")
  private record Whole(byte[] body, Map<String, String> headers) implements Answer {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
      headers.forEach(exchange.getResponseHeaders()::add);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private record Dropped() implements Answer {
    @Override
    public int status() {
      return 599;
    }

    @Override
    public void to(HttpExchange exchange) {
      exchange.close();
    }
  }

  private record Held(CountDownLatch latch) implements Answer {
    @Override
    public int status() {
      return 204;
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
      awaitUninterruptibly(latch, Duration.ofSeconds(20));
      exchange.sendResponseHeaders(204, -1);
    }
  }

  private record Endless(int bytesAtOnce, Pace pace) implements Answer {
    @Override
    public int status() {
      return 200;
    }

    @Override
    public void to(HttpExchange exchange) throws IOException {
      exchange.sendResponseHeaders(200, 0);
      try (var body = exchange.getResponseBody()) {
        while (!Thread.currentThread().isInterrupted()) {
          body.write(new byte[bytesAtOnce]);
          body.flush();
          pace.next();
        }
      }
    }
  }
}
