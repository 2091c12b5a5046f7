package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.web.servlet.HandlerMapping;

/** The dataset that an address names. */
final class DatasetPath {
  private DatasetPath() {}

  /** Its name; empty when the address names none. */
  static String of(HttpServletRequest request) {
    return request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)
                instanceof Map<?, ?> variables
            && variables.get("dataset") instanceof String name
        ? name
        : "";
  }
}
