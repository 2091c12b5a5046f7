package se.samla.ingest;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What {@code ingest-service.yaml} says.
 *
 * @param publicUrl this service's address as clients see it
 * @param operatorKeys {@code name:sha256,…}
 * @param datasets a directory with further dataset definitions
 */
@ConfigurationProperties("samla")
public record IngestSettings(
    URI publicUrl,
    @DefaultValue("") String operatorKeys,
    @Nullable Path datasets,
    SchemaRegistry schemaRegistry,
    Upload upload,
    Limits limits) {

  public IngestSettings {
    datasets = datasets == null || datasets.toString().isBlank() ? null : datasets;
  }

  /** The Confluent API's root. */
  public record SchemaRegistry(URI url) {}

  /**
   * @param abandonedAfter how long an upload may make no progress
   */
  public record Upload(Duration abandonedAfter) {}

  /**
   * What one publisher may do, and all together.
   *
   * @param requestsPerSecond uploads and records together; twice as many at once
   * @param concurrentUploads how many may come in at a time
   * @param allUploads how many of all publishers may come in at a time; each takes some megabytes
   * @param slowestBytesPerSecond the pace a body must keep once it has been waited for that long
   */
  public record Limits(
      int requestsPerSecond,
      int concurrentUploads,
      int allUploads,
      long slowestBytesPerSecond,
      Duration slowAfter) {}
}
