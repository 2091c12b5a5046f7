package se.samla.ingest.receiving;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import se.samla.events.ConfirmMode;
import se.samla.events.UploadKind;
import se.samla.ingest.IngestSettings;
import se.samla.ingest.publishers.Publisher;
import se.samla.ingest.reading.InflatedStream;
import se.samla.ingest.reading.LimitedStream;
import se.samla.ingest.reading.SingleRecord;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.reading.UploadReaders;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** Everything about an upload that can be refused before its body is read. */
@Component
class UploadRequests {
  private final DatasetDefinitions datasets;
  private final UploadReaders readers;
  private final IngestSettings settings;

  UploadRequests(DatasetDefinitions datasets, UploadReaders readers, IngestSettings settings) {
    this.datasets = datasets;
    this.readers = readers;
    this.settings = settings;
  }

  /** The dataset, if there is one and this publisher may publish to it. */
  DatasetDefinition dataset(String name, Publisher publisher) {
    var dataset =
        datasets.find(name).orElseThrow(() -> new UnknownDatasetException(name, datasets.names()));
    publisher.mustPublish(name);
    return dataset;
  }

  Submission submission(
      DatasetDefinition dataset, Publisher publisher, String kind, String confirm) {
    return new Submission(
        UUID.randomUUID(),
        dataset,
        publisher,
        one(UploadKind.values(), "kind", kind),
        one(ConfirmMode.values(), "confirm", confirm));
  }

  /**
   * Validating without merging is not offered yet; to merge what was only to be validated would be
   * worse than to refuse.
   */
  void mustMerge(boolean validateOnly) {
    if (validateOnly) {
      throw new InvalidParameterException(
          "validateOnly: true (expected: false; a trial is not offered yet, confirm=always holds"
              + " the upload)");
    }
  }

  UploadReader reader(@Nullable String contentType) {
    try {
      var type =
          contentType == null
              ? MediaType.APPLICATION_OCTET_STREAM
              : MediaType.parseMediaType(contentType);
      return readers
          .of(type)
          .orElseThrow(() -> new UnsupportedFormatException(String.valueOf(contentType)));
    } catch (InvalidMediaTypeException e) {
      throw new UnsupportedFormatException(String.valueOf(contentType));
    }
  }

  UploadReader record(DatasetDefinition dataset, String localId) {
    return new SingleRecord(dataset, localId);
  }

  UploadReader deletion(DatasetDefinition dataset, String localId) {
    return SingleRecord.deletion(dataset, localId);
  }

  /** The body, inflated when it says it is compressed, and bounded. */
  InputStream body(HttpServletRequest request) throws IOException {
    var encoding = request.getHeader(HttpHeaders.CONTENT_ENCODING);
    if (encoding == null || encoding.equalsIgnoreCase("identity")) {
      return new LimitedStream(request.getInputStream(), settings.upload().maxBytes());
    }
    if (!encoding.equalsIgnoreCase("gzip")) {
      throw new InvalidParameterException(
          "Content-Encoding: " + encoding + " (expected: gzip or none)");
    }
    return new LimitedStream(
        new InflatedStream(request.getInputStream()), settings.upload().maxBytes());
  }

  private static <E extends Enum<E>> E one(E[] values, String name, String word) {
    for (var value : values) {
      if (value.name().toLowerCase(Locale.ROOT).equals(word)) {
        return value;
      }
    }
    var words = Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList();
    throw new InvalidParameterException(name + ": " + word + " (expected: one of " + words + ")");
  }
}
