package se.samla.notification.addresses;

import java.net.URI;
import org.springframework.http.HttpStatus;
import se.samla.notification.problems.ProblemException;

/**
 * A webhook may not be sent there. Says the same whether the name is unknown or its address
 * forbidden, so that nobody can map our network by asking.
 */
public final class ForbiddenEndpointException extends ProblemException {
  private static final long serialVersionUID = 1L;

  ForbiddenEndpointException(URI url) {
    super(
        HttpStatus.BAD_REQUEST,
        "forbidden-endpoint",
        "url: "
            + url
            + " (expected: https, port 443 or >= 1024, no user information, a host with public"
            + " addresses only)");
  }
}
