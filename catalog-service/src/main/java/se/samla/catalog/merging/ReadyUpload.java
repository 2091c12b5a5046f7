package se.samla.catalog.merging;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload that is complete and waits to be merged.
 *
 * @param number what the database calls it
 * @param batches how many its rows came in; of one alone all rows are staged as rows
 * @param confirmation what a person said of its preview, if one did
 */
record ReadyUpload(
    int number,
    UUID id,
    Source source,
    Kind kind,
    boolean confirmAlways,
    long receipt,
    int batches,
    long rows,
    boolean deletionsWithheld,
    List<String> scopes,
    @Nullable Confirmation confirmation,
    Instant readyAt) {

  static final long FEW = 500;

  /** What an upload says of what it does not hold, and who made it. */
  enum Kind {
    SNAPSHOT,
    DELTA,
    /** A snapshot without rows: it says what the upload before it said. */
    REPETITION,
    /** Made here: what another upload changed, as it was before. */
    REVERSAL,
    /** Made here: nothing at all. */
    WITHDRAWAL
  }

  static Integer[] numbers(List<ReadyUpload> uploads) {
    return uploads.stream().map(ReadyUpload::number).toArray(Integer[]::new);
  }

  /**
   * Whether it replaces what came before it: from now on only newer uploads say anything of its
   * scopes. A late one was itself replaced already.
   */
  boolean replaces() {
    return deletesAbsent() && receipt > source.snapshotReceipt();
  }

  /** Whether rows it does not hold are gone. */
  boolean deletesAbsent() {
    return (kind == Kind.SNAPSHOT || kind == Kind.WITHDRAWAL) && !deletionsWithheld;
  }

  /**
   * Whether it touches no more than the few rows of its one batch, and needs nobody's yes: it may
   * share a transaction with others.
   */
  boolean isSmall() {
    return kind == Kind.DELTA && batches == 1 && !confirmAlways && confirmation == null;
  }

  /** Whether rows may be pointers to what is known. */
  boolean mayPoint() {
    return batches > 1;
  }

  /** Whether what it takes away is weighed. A delta names what it deletes, an operator decided. */
  boolean isGuarded() {
    return kind == Kind.SNAPSHOT || kind == Kind.REVERSAL;
  }

  /** What statements ask of it, by name. */
  Map<String, Object> parameters() {
    var params = new HashMap<String, Object>();
    params.put("upload", number);
    params.put("first", (long) number << 32);
    params.put("end", (number + 1L) << 32);
    params.put("source", source.id());
    params.put("snapshot", source.snapshotReceipt());
    params.put("receipt", receipt);
    params.put("replaces", replaces());
    params.put("scopes", scopes.toArray(String[]::new));
    return params;
  }

  /** The same of its merge. */
  Map<String, Object> parameters(int merge) {
    var params = parameters();
    params.put("merge", merge);
    params.put("publisher", source.publisher());
    return params;
  }
}
