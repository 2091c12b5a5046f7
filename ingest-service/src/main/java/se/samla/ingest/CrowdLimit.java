package se.samla.ingest;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.SemaphoreValve;
import org.apache.coyote.ActionCode;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * More requests than there are places for are told at once to come again. Threads cost nothing
 * here, so that without it all of them would wait, each with its heap, until there is none left.
 */
final class CrowdLimit extends SemaphoreValve {
  private static final String SOON = "5";

  private final Counter refused;

  private CrowdLimit(Crowd crowd, MeterRegistry meters) {
    refused = meters.counter("samla.requests.refused");
    setConcurrency(crowd.requestsAtATime());
    setBlock(false);
  }

  static void install(
      ConfigurableTomcatWebServerFactory factory, Crowd crowd, MeterRegistry meters) {
    factory.addContextCustomizers(
        context -> context.getParent().getPipeline().addValve(new CrowdLimit(crowd, meters)));
  }

  /** An answer that has begun on another thread comes back here to end: it is no new request. */
  @Override
  public boolean controlConcurrency(Request request, Response response) {
    return !request.isAsyncDispatching();
  }

  @Override
  public void permitDenied(Request request, Response response) throws IOException {
    refused.increment();
    response.setStatus(HttpStatus.SERVICE_UNAVAILABLE.value());
    response.setHeader(HttpHeaders.RETRY_AFTER, SOON);
    response.setContentType("application/problem+json");
    response.getOutputStream().write(problem(request).getBytes(StandardCharsets.UTF_8));
    letGo(request);
  }

  /**
   * What has not come of a body is not waited for: whoever waits takes as much as who is served.
   */
  private static void letGo(Request request) throws IOException {
    if (request.getContentLengthLong() > 0) {
      // A connection that is closed with bytes unread may lose its answer.
      request.getInputStream().skipNBytes(request.getInputStream().available());
    }
    request.getCoyoteRequest().action(ActionCode.DISABLE_SWALLOW_INPUT, null);
  }

  private String problem(Request request) {
    return new ObjectNode(JsonNodeFactory.instance)
        .put("type", "https://samla.se/problems/busy")
        .put("title", "Service Unavailable")
        .put("status", 503)
        .put(
            "detail",
            "requests: too many at a time (expected: at most %d)".formatted(getConcurrency()))
        .put("instance", request.getRequestURI())
        .toString();
  }
}
