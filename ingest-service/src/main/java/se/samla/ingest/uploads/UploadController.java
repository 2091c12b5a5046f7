package se.samla.ingest.uploads;

import io.swagger.v3.oas.annotations.Operation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import se.samla.ingest.IngestSettings;
import se.samla.ingest.paging.Paging;
import se.samla.ingest.problems.Problem;
import se.samla.ingest.publishers.Caller;
import se.samla.ingest.publishers.Publisher;

/** How a publisher's uploads stand. */
@RestController
@RequestMapping("/v1/uploads")
class UploadController {
  private final Uploads uploads;
  private final IngestSettings settings;

  UploadController(Uploads uploads, IngestSettings settings) {
    this.uploads = uploads;
    this.settings = settings;
  }

  record UploadList(List<UploadView> uploads, @Nullable String next) {}

  @GetMapping("/{id}")
  @Operation(summary = "How an upload stands: its state, rows and changes")
  UploadView get(Caller caller, @PathVariable UUID id) {
    return UploadView.of(uploads.of(caller, id), settings.publicUrl());
  }

  @GetMapping
  @Operation(summary = "Your uploads, newest first")
  UploadList list(
      Publisher publisher,
      @RequestParam(defaultValue = "") String dataset,
      @RequestParam(defaultValue = "") String status,
      @ParameterObject Paging paging) {
    var size = paging.size();
    var filter = new UploadFilter(publisher.id(), dataset, status, place(paging.place()));
    var page = uploads.list(filter, paging);
    var views = page.stream().map(u -> UploadView.of(u, settings.publicUrl())).toList();
    return new UploadList(
        views, page.size() < size ? null : next(dataset, status, size, page.getLast()));
  }

  private static String next(String dataset, String status, int limit, Upload last) {
    return "/v1/uploads?dataset="
        + encoded(dataset)
        + "&status="
        + encoded(status)
        + "&limit="
        + limit
        + "&cursor="
        + encoded(UploadFilter.Place.of(last).toString());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  private static UploadFilter.Place place(String cursor) {
    try {
      return UploadFilter.Place.parse(cursor);
    } catch (DateTimeException | IllegalArgumentException | ArrayIndexOutOfBoundsException e) {
      throw new InvalidCursorException(cursor, e);
    }
  }

  /** A cursor that no list gave. */
  static final class InvalidCursorException extends Problem {
    private static final long serialVersionUID = 1L;

    InvalidCursorException(String cursor, Throwable cause) {
      super(
          HttpStatus.BAD_REQUEST,
          "invalid-parameter",
          "cursor: " + cursor + " (expected: one from a next link)");
      initCause(cause);
    }
  }
}
