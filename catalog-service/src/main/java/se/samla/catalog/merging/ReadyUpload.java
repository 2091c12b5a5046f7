package se.samla.catalog.merging;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An upload that is complete and waits to be merged.
 *
 * @param number what the database calls it
 * @param confirmedHash the preview that was confirmed, if one was
 */
record ReadyUpload(
    int number,
    UUID id,
    Source source,
    boolean snapshot,
    boolean confirmAlways,
    long receipt,
    long rows,
    boolean deletionsWithheld,
    List<String> scopes,
    @Nullable String confirmedHash,
    Instant readyAt) {

  /**
   * Whether it replaces what came before it: from now on only newer uploads say anything of its
   * scopes. A late one was itself replaced already.
   */
  boolean replaces() {
    return snapshot && !deletionsWithheld && receipt > source.snapshotReceipt();
  }

  /** Whether rows it does not hold are gone. */
  boolean deletesAbsent() {
    return snapshot && !deletionsWithheld;
  }
}
