package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
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
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    var tag = tagOf(datasets.get(DatasetPath.of(request)));
    return !new ServletWebRequest(request, response).checkNotModified("W/\"" + tag + "\"");
  }

  private String tagOf(Dataset dataset) {
    var state = states.of(dataset);
    return tags.at(dataset, state, state.number());
  }
}
