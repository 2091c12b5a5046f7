package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import se.samla.catalog.datasets.Datasets;

/** A dataset's feed: every change, in order, from any cursor. */
@RestController
class ChangesController {
  private final Datasets datasets;
  private final Changes changes;
  private final ChangeStreams streams;
  private final Links links;

  ChangesController(Datasets datasets, Changes changes, ChangeStreams streams, Links links) {
    this.datasets = datasets;
    this.changes = changes;
    this.streams = streams;
    this.links = links;
  }

  @GetMapping(path = "/v1/datasets/{dataset}/changes", produces = MediaType.APPLICATION_JSON_VALUE)
  ChangeList changes(@PathVariable String dataset, @ParameterObject ChangeParameters parameters) {
    var filter = parameters.filter();
    var page = changes.after(datasets.get(dataset), filter);
    var next = page.next();
    return new ChangeList(
        page.changes(),
        next == null ? null : links.list(dataset, "changes", parameters.nextPage(next.toString())),
        page.latest().toString());
  }

  /** The same as server-sent events, without end. */
  @GetMapping(path = "/v1/datasets/{dataset}/changes", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
  void stream(
      @PathVariable String dataset,
      @ParameterObject ChangeParameters parameters,
      @RequestHeader(name = "Last-Event-ID", required = false) @Nullable String lastEventId,
      HttpServletRequest request,
      HttpServletResponse response) {
    var filter = parameters.filter();
    streams.run(
        datasets.get(dataset),
        lastEventId == null ? filter : filter.startingAt(lastEventId),
        Clients.of(request),
        response);
  }
}
