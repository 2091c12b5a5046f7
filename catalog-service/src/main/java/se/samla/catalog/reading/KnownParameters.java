package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;

/** A parameter that nobody reads would be a filter that does not filter. So it is refused. */
final class KnownParameters implements HandlerInterceptor {
  private static final Map<String, Set<String>> OF_LIST =
      Map.of(
          "records", Set.of("bbox", "publisher", "municipality", "limit", "cursor"),
          "changes", Set.of("after", "limit"));

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    var path = request.getRequestURI();
    var known = OF_LIST.getOrDefault(path.substring(path.lastIndexOf('/') + 1), Set.of());
    request.getParameterMap().keySet().stream()
        .filter(name -> !known.contains(name))
        .findFirst()
        .ifPresent(name -> refuse(name, request.getParameter(name), known));
    return true;
  }

  private static void refuse(String name, String value, Set<String> known) {
    throw Problem.badParameter(name, value, "no such parameter; known here: " + known);
  }
}
