package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;

/**
 * Caches may keep what they read, and ask each time whether it still stands: the tag is read before
 * the answer, so that an answer is never older than its tag. It is weak, for one address may answer
 * in several formats.
 */
@Component
class ConditionalReading implements HandlerInterceptor {
  private final Datasets datasets;
  private final DatasetStates states;
  private final Tags tags;

  ConditionalReading(Datasets datasets, DatasetStates states, Tags tags) {
    this.datasets = datasets;
    this.states = states;
    this.tags = tags;
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (isStream(request)) {
      return true;
    }
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    var tag = tagOf(DatasetPath.of(request));
    return !new ServletWebRequest(request, response).checkNotModified("W/\"" + tag + "\"");
  }

  private static boolean isStream(HttpServletRequest request) {
    var accept = request.getHeader(HttpHeaders.ACCEPT);
    return accept != null && accept.contains(MediaType.TEXT_EVENT_STREAM_VALUE);
  }

  /** Of the list of datasets: of all of them. */
  private String tagOf(String dataset) {
    return dataset.isEmpty() ? tagOfAll() : tagOf(datasets.get(dataset));
  }

  private String tagOfAll() {
    var all =
        datasets.all().stream()
            .sorted(Comparator.comparing(Dataset::name))
            .map(dataset -> dataset.name() + "=" + tagOf(dataset))
            .collect(Collectors.joining(" "));
    return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** How many publishers a dataset has is told too, and changes without a change set. */
  private String tagOf(Dataset dataset) {
    var state = states.of(dataset);
    return tags.at(dataset, state, state.number()) + "." + state.publishers();
  }
}
