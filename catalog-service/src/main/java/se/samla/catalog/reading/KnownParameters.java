package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import se.samla.catalog.datasets.Datasets;

/** A parameter that nobody reads would be a filter that does not filter. So it is refused. */
final class KnownParameters implements HandlerInterceptor {
  /** Those of records beside the dataset's fields, which they win over. */
  static final Set<String> OF_RECORDS =
      Set.of("bbox", "publisher", "municipality", "asOf", "limit", "offset", "cursor");

  private static final Map<String, Set<String>> OF =
      Map.of(
          "records",
          OF_RECORDS,
          "records/{recordId}",
          Set.of("asOf"),
          "records/{recordId}/history",
          Set.of("limit", "offset", "cursor"),
          "changes",
          Set.of("after", "until", "publisher", "municipality", "bbox", "operation", "limit"),
          "difference",
          Set.of("from", "to", "limit", "offset", "cursor"),
          "conflicts",
          Set.of("publisher", "limit", "offset", "cursor"),
          "coverage/{member}/not-applicable",
          Set.of("reason"),
          "{file:download\\..+}",
          Set.of("asOf"));

  private static final String DATASET = "/v1/datasets/{dataset}/";

  private final Datasets datasets;

  KnownParameters(Datasets datasets) {
    this.datasets = datasets;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (!request.getParameterMap().isEmpty()) {
      var known = knownTo(request);
      request.getParameterMap().keySet().stream()
          .filter(name -> !known.contains(name))
          .findFirst()
          .ifPresent(name -> refuse(name, request.getParameter(name), known));
    }
    return true;
  }

  private Set<String> knownTo(HttpServletRequest request) {
    var path =
        String.valueOf(request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE))
            .replace(DATASET, "");
    var known = OF.getOrDefault(path, Set.of());
    return path.equals("records") ? withFields(known, request) : known;
  }

  private Set<String> withFields(Set<String> known, HttpServletRequest request) {
    var all = new HashSet<>(known);
    datasets
        .get(DatasetPath.of(request))
        .schema()
        .getFields()
        .forEach(field -> all.add(field.name()));
    return all;
  }

  private static void refuse(String name, String value, Set<String> known) {
    throw Problem.badParameter(name, value, "no such parameter; known here: " + known);
  }
}
