package se.samla.ingest.receiving;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
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
import se.samla.ingest.reading.ReadingLimits;
import se.samla.ingest.reading.ReadingOptions;
import se.samla.ingest.reading.SingleRecord;
import se.samla.ingest.reading.UploadReader;
import se.samla.ingest.reading.UploadReaders;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** Everything about an upload that can be refused before its body is read. */
@Component
class UploadRequests {
  private static final int LONGEST_KEY = 255;

  private final DatasetDefinitions datasets;
  private final UploadReaders readers;
  private final IngestSettings settings;
  private final ReadingLimits limits;

  UploadRequests(
      DatasetDefinitions datasets,
      UploadReaders readers,
      IngestSettings settings,
      ReadingLimits limits) {
    this.datasets = datasets;
    this.readers = readers;
    this.settings = settings;
    this.limits = limits;
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
        one(ConfirmMode.values(), "confirm", confirm),
        null);
  }

  /** A trial is asked for by the word {@code true} alone; anything like it is never merged. */
  void mustMerge(boolean validateOnly) {
    if (validateOnly) {
      throw new InvalidParameterException("validateOnly: not a word (expected: true or false)");
    }
  }

  /**
   * @param sheet the name of a workbook's sheet; null for the first
   */
  UploadReader reader(@Nullable String contentType, @Nullable String sheet) {
    try {
      var type =
          contentType == null
              ? MediaType.APPLICATION_OCTET_STREAM
              : MediaType.parseMediaType(contentType);
      return readers
          .of(type, new ReadingOptions(sheet))
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

  /** A key of at most 255 characters, or none. */
  @Nullable String idempotencyKey(@Nullable String header) {
    if (header == null) {
      return null;
    }
    var key = header.strip();
    if (key.isEmpty() || key.length() > LONGEST_KEY) {
      throw new InvalidParameterException(
          "Idempotency-Key: " + key.length() + " characters (expected: 1 to " + LONGEST_KEY + ")");
    }
    return key;
  }

  /** The body, inflated when it says it is compressed, and bounded in size and time. */
  Body body(HttpServletRequest request) throws IOException {
    var encoding =
        Objects.requireNonNullElse(request.getHeader(HttpHeaders.CONTENT_ENCODING), "identity");
    var zipped = encoding.equalsIgnoreCase("gzip");
    if (!zipped && !encoding.equalsIgnoreCase("identity")) {
      throw new InvalidParameterException(
          "Content-Encoding: " + encoding + " (expected: gzip or none)");
    }
    var limit = limits.inflatedBytes();
    LimitedStream.mustFit(request.getContentLengthLong(), limit);
    var paced = new PacedStream(request.getInputStream(), settings.limits(), System::nanoTime);
    return Body.of(
        described(request),
        new LimitedStream(paced, limit),
        request.getContentLengthLong(),
        sent -> new LimitedStream(zipped ? new InflatedStream(sent, limits) : sent, limit));
  }

  /** What makes a request another one, beside its body. */
  private static String described(HttpServletRequest request) {
    return String.join(
        "\n",
        request.getRequestURI(),
        String.valueOf(request.getQueryString()),
        String.valueOf(request.getContentType()),
        String.valueOf(request.getHeader(HttpHeaders.CONTENT_ENCODING)));
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
