package se.samla.e2e;

import com.sun.net.httpserver.BasicAuthenticator;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** What stands before a registry that has neither TLS nor users: it has both. */
record RegistryFront(HttpsServer server, ExecutorService threads, HttpClient http)
    implements AutoCloseable {
  private static final String USER = "samla";

  static RegistryFront before(URI registry, Certificate certificate) {
    try {
      var here = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
      var server = HttpsServer.create(here, 0);
      server.setHttpsConfigurator(new HttpsConfigurator(certificate.context()));
      var threads = Executors.newVirtualThreadPerTaskExecutor();
      server.setExecutor(threads);
      var front = new RegistryFront(server, threads, HttpClient.newHttpClient());
      server
          .createContext("/", exchange -> front.pass(exchange, registry))
          .setAuthenticator(new Users());
      server.start();
      return front;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The Confluent API's root, with name and password. */
  URI api(String path) {
    return URI.create(
        "https://%s:%s@127.0.0.1:%d%s"
            .formatted(USER, Certificate.PASSWORD, server.getAddress().getPort(), path));
  }

  private void pass(HttpExchange exchange, URI registry) throws IOException {
    try (exchange) {
      var body = BodyPublishers.ofByteArray(exchange.getRequestBody().readAllBytes());
      var request =
          HttpRequest.newBuilder(registry.resolve(exchange.getRequestURI().toString()))
              .header("Content-Type", "application/vnd.schemaregistry.v1+json")
              .method(exchange.getRequestMethod(), body);
      var answer = http.send(request.build(), BodyHandlers.ofByteArray());
      exchange.sendResponseHeaders(answer.statusCode(), answer.body().length);
      exchange.getResponseBody().write(answer.body());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    server.stop(0);
    threads.close();
    http.close();
  }

  private static final class Users extends BasicAuthenticator {
    private Users() {
      super("registry");
    }

    @Override
    public boolean checkCredentials(String user, String password) {
      return user.equals(USER) && password.equals(Certificate.PASSWORD);
    }
  }
}
