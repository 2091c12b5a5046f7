package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;
import se.samla.catalog.datasets.Dataset;
import se.samla.catalog.datasets.Datasets;

/** Whole datasets as files, now or as of any time. */
@RestController
class DownloadController {
  private static final String FILE = "download.";

  private final Datasets datasets;
  private final DatasetStates states;
  private final Tags tags;
  private final Moments moments;
  private final Download download;

  DownloadController(
      Datasets datasets, DatasetStates states, Tags tags, Moments moments, Download download) {
    this.datasets = datasets;
    this.states = states;
    this.tags = tags;
    this.moments = moments;
    this.download = download;
  }

  /** The same tag, the same bytes. */
  @GetMapping("/v1/datasets/{dataset}/{file:download\\..+}")
  void download(
      @PathVariable String dataset,
      @PathVariable String file,
      @RequestParam(required = false) @Nullable String asOf,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    var of = datasets.get(dataset);
    var as = DownloadFormat.of(file.substring(FILE.length()));
    var state = states.of(of);
    var at = moments.numberAt(of, "asOf", asOf);
    var number = at == null ? state.number() : at;
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    var tag = "\"" + tags.at(of, state, number) + "\"";
    if (!new ServletWebRequest(request, response).checkNotModified(tag)) {
      send(of, number, as, request, response);
    }
  }

  private void send(
      Dataset dataset,
      long number,
      DownloadFormat format,
      HttpServletRequest request,
      HttpServletResponse response)
      throws IOException {
    if (HttpMethod.HEAD.matches(request.getMethod())) {
      describe(dataset, format, response);
      return;
    }
    try (var _ = download.placeFor(Clients.of(request))) {
      describe(dataset, format, response);
      download.write(dataset, number, format, response.getOutputStream());
    }
  }

  private static void describe(
      Dataset dataset, DownloadFormat format, HttpServletResponse response) {
    response.setContentType(format.mediaType());
    response.setHeader(
        HttpHeaders.CONTENT_DISPOSITION,
        "attachment; filename=\"" + dataset.name() + "." + format.extension() + "\"");
  }
}
