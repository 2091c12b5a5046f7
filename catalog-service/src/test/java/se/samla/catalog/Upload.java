package se.samla.catalog;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import se.samla.events.ConfirmMode;
import se.samla.events.UploadKind;

/** An upload as ingest would have validated it, before it is cut into events. */
final class Upload {
  private static final AtomicReference<Instant> LAST_BYTE = new AtomicReference<>(Instant.EPOCH);

  final UUID id = UUID.randomUUID();
  final String dataset;
  final Publisher publisher;
  final UploadKind kind;
  final long receipt;
  final Instant receivedAt = nextInstant();
  final List<Row> rows = new ArrayList<>();
  final List<String> quarantined = new ArrayList<>();
  final Set<String> scopes = new LinkedHashSet<>();
  private String scope = "";
  boolean deletionsWithheld;

  /** No file: the publisher is withdrawn, which is a snapshot of nothing. */
  boolean withdrawal;

  ConfirmMode confirm = ConfirmMode.AUTO;

  /** More rows than this go by the bulk lane. */
  int batchRows = 500;

  /** A row; without name it says delete. */
  record Row(
      String localId,
      @Nullable String name,
      @Nullable String key,
      int authority,
      @Nullable LocalDate updated,
      String scope) {}

  private Upload(String dataset, Publisher publisher, UploadKind kind, long receipt) {
    this.dataset = dataset;
    this.publisher = publisher;
    this.kind = kind;
    this.receipt = receipt;
  }

  /** Later with each upload: when one's last byte was in decides between publishers. */
  private static Instant nextInstant() {
    var now = Instant.now().truncatedTo(ChronoUnit.MICROS);
    return LAST_BYTE.updateAndGet(
        last -> now.isAfter(last) ? now : last.plus(1, ChronoUnit.MICROS));
  }

  static Upload snapshot(Publisher publisher) {
    return snapshot(publisher, publisher.nextReceipt());
  }

  static Upload snapshot(Publisher publisher, long receipt) {
    return new Upload(CatalogDriver.TOILETS, publisher, UploadKind.SNAPSHOT, receipt);
  }

  static Upload delta(Publisher publisher) {
    return delta(publisher, publisher.nextReceipt());
  }

  static Upload delta(Publisher publisher, long receipt) {
    return new Upload(CatalogDriver.TOILETS, publisher, UploadKind.DELTA, receipt);
  }

  /** The same of bathing places, which have a national key. */
  static Upload ofBathingPlaces(Publisher publisher, UploadKind kind, long receipt) {
    return new Upload(CatalogDriver.BATHING_PLACES, publisher, kind, receipt);
  }

  /** The same of postings, which have dates and decimals. */
  static Upload ofPostings(Publisher publisher) {
    return new Upload(CatalogDriver.LEDGER, publisher, UploadKind.DELTA, publisher.nextReceipt());
  }

  /** One that no file comes with: of the same publisher and dataset. */
  static Upload like(Upload other) {
    var publisher = other.publisher;
    return new Upload(other.dataset, publisher, UploadKind.DELTA, publisher.nextReceipt());
  }

  Upload row(String localId, String name) {
    return row(localId, name, null, 0);
  }

  Upload row(String localId, String name, @Nullable String key, int authority) {
    return row(localId, name, key, authority, null);
  }

  Upload row(
      String localId,
      String name,
      @Nullable String key,
      int authority,
      @Nullable LocalDate updated) {
    rows.add(new Row(localId, name, key, authority, updated, scope));
    return this;
  }

  Upload rows(int count, String prefix) {
    for (var i = 0; i < count; i++) {
      row(prefix + i, "name of " + prefix + i);
    }
    return this;
  }

  Upload delete(String localId) {
    rows.add(new Row(localId, null, null, 0, null, scope));
    return this;
  }

  /** The rows from here on belong to this part of what the publisher says. */
  Upload in(String scope) {
    this.scope = scope;
    scopes.add(scope);
    return this;
  }

  Upload quarantine(String localId) {
    quarantined.add(localId);
    return this;
  }

  Upload withholdingDeletions() {
    deletionsWithheld = true;
    return this;
  }

  Upload inBatchesOf(int rows) {
    batchRows = rows;
    return this;
  }

  Upload confirmAlways() {
    confirm = ConfirmMode.ALWAYS;
    return this;
  }

  /** For whoever looks for what a failed test did. */
  @Override
  public String toString() {
    return "%s %d of %s by %s in batches of %d: %s, in quarantine %s, %s"
        .formatted(
            withdrawal ? "withdrawal" : kind,
            receipt,
            scopes,
            publisher.number(),
            batchRows,
            rows,
            quarantined,
            deletionsWithheld ? "deletions withheld" : "complete");
  }
}
