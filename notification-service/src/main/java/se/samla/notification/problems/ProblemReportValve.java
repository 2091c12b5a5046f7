package se.samla.notification.problems;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.apache.coyote.ActionCode;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.http.HttpStatus;

/**
 * What Tomcat refuses before any of our code sees it, such as a broken request line, as problem
 * details too, and without a word of who refuses.
 */
final class ProblemReportValve extends ErrorReportValve {
  private static final int ERRORS = 400;

  /** Takes the place of the server's own pages. */
  static void install(ConfigurableTomcatWebServerFactory factory) {
    factory.addContextCustomizers(
        context -> {
          var host = (StandardHost) context.getParent();
          host.setErrorReportValveClass("");
          host.getPipeline().addValve(new ProblemReportValve());
        });
  }

  @Override
  protected void report(Request request, Response response, @Nullable Throwable failure) {
    if (response.getStatus() < ERRORS
        || response.getContentWritten() > 0
        || !response.setErrorReported()
        || !isOpen(response)) {
      return;
    }
    try {
      response.setContentType("application/problem+json");
      response.setCharacterEncoding(StandardCharsets.UTF_8);
      response.getReporter().write(problem(response.getStatus()));
      response.finishResponse();
    } catch (IOException | IllegalStateException e) {
      container.getLogger().debug("nobody hears of the refusal", e);
    }
  }

  private static boolean isOpen(Response response) {
    var isOpen = new AtomicBoolean();
    response.getCoyoteResponse().action(ActionCode.IS_IO_ALLOWED, isOpen);
    return isOpen.get();
  }

  private static String problem(int status) {
    var known = HttpStatus.resolve(status);
    var title = known == null ? "error" : known.getReasonPhrase();
    return """
    {"type":"https://samla.se/problems/http-%d","title":"%s","status":%d,\
    "detail":"request: not understood (expected: HTTP/1.1 with a percent-encoded address)"}
    """
        .formatted(status, title, status);
  }
}
