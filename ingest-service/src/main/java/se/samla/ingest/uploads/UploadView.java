package se.samla.ingest.uploads;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An upload as its publisher sees it. */
public record UploadView(
    UUID id,
    String dataset,
    String publisher,
    String kind,
    String status,
    @Nullable Instant receivedAt,
    Upload.Rows rows,
    @Nullable Counts changes,
    @Nullable Long changeSet,
    boolean deletionsWithheld,
    Map<String, Object> dialect,
    @Nullable String cause,
    @Nullable String detail,
    Links links) {

  /** What the merge did to national records. */
  public record Counts(
      @Nullable Long created,
      @Nullable Long updated,
      @Nullable Long deleted,
      @Nullable Long unchanged) {}

  /**
   * Where to go on.
   *
   * @param preview what a held upload would do; null when it is not held
   */
  public record Links(String self, String issues, @Nullable String preview) {}

  public static UploadView of(Upload upload, URI publicUrl) {
    var self = publicUrl + "/v1/uploads/" + upload.id();
    var changes = upload.changes();
    return new UploadView(
        upload.id(),
        upload.dataset(),
        upload.publisher(),
        upload.kind(),
        upload.status().word(),
        upload.times().receivedAt(),
        upload.rows(),
        countsOf(changes),
        changes.changeSet(),
        changes.deletionsWithheld(),
        upload.dialect(),
        upload.cause(),
        upload.detail(),
        linksOf(upload, self));
  }

  private static Links linksOf(Upload upload, String self) {
    var held = upload.status() == UploadStatus.HELD;
    return new Links(self, self + "/issues", held ? self + "/preview" : null);
  }

  private static @Nullable Counts countsOf(Upload.Changes changes) {
    return changes.created() == null
        ? null
        : new Counts(changes.created(), changes.updated(), changes.deleted(), changes.unchanged());
  }
}
