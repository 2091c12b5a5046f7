package se.samla.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/** In a server with one place. */
class CrowdLimitTests {
  private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
  private final CompletableFuture<AsyncContext> begun = new CompletableFuture<>();
  private final CountDownLatch holds = new CountDownLatch(1);
  private final CountDownLatch mayEnd = new CountDownLatch(1);
  private final HttpClient http = HttpClient.newHttpClient();
  private final WebServer server = server();

  /** {@code /async} is answered when somebody dispatches it, {@code /hold} when it may end. */
  private final class Slow extends HttpServlet {
    private static final long serialVersionUID = 1L;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) {
      if (request.getRequestURI().equals("/hold")) {
        hold();
      } else if (!begun.isDone()) {
        begun.complete(request.startAsync());
      }
    }

    private void hold() {
      holds.countDown();
      try {
        mayEnd.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private WebServer server() {
    var factory = new TomcatServletWebServerFactory(0);
    CrowdLimit.install(factory, new Crowd(1), meters);
    var started =
        factory.getWebServer(
            context -> {
              var servlet = context.addServlet("slow", new Slow());
              servlet.setAsyncSupported(true);
              servlet.addMapping("/");
            });
    started.start();
    return started;
  }

  @AfterEach
  void end() {
    mayEnd.countDown();
    server.stop();
    http.close();
  }

  @Test
  void countsFromNoneWhomItRefuses() throws InterruptedException {
    assertThat(refused()).isZero();
    var held = get("/hold");
    holds.await();

    assertThat(get("/hold").join().statusCode()).isEqualTo(503);
    assertThat(refused()).isEqualTo(1);
    mayEnd.countDown();
    assertThat(held.join().statusCode()).isEqualTo(200);
  }

  /** Its own thread has left the place to somebody else meanwhile. */
  @Test
  void letsAnAnswerThatHasBegunEnd() throws InterruptedException {
    var answer = get("/async");
    var context = begun.join();
    var other = get("/hold");
    holds.await();

    context.dispatch();

    assertThat(answer.join().statusCode()).isEqualTo(200);
    assertThat(other).isNotDone();
    assertThat(refused()).isZero();
  }

  private double refused() {
    return meters.get("samla.requests.refused").counter().count();
  }

  private CompletableFuture<HttpResponse<String>> get(String path) {
    var uri = URI.create("http://127.0.0.1:" + server.getPort() + path);
    return http.sendAsync(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }
}
