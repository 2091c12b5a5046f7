package se.samla.ingest.uploads;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Where an upload stands, and where it can go from there (DESIGN, "States"). */
public enum UploadStatus {
  RECEIVING,
  VALIDATING,
  MERGING,
  MERGED,
  REJECTED,
  HELD,
  DISCARDED,
  SUPERSEDED,
  ABANDONED,
  FAILED;

  /** Where an upload in this state can go. */
  public Set<UploadStatus> next() {
    return switch (this) {
      case RECEIVING -> Set.of(VALIDATING, MERGING, REJECTED, ABANDONED); // a repetition is valid
      case VALIDATING -> Set.of(MERGING, REJECTED, FAILED);
      // superseded by what was merged just before its confirmation came to the catalog
      case MERGING -> Set.of(MERGED, HELD, FAILED, SUPERSEDED);
      // merged too, where a backup was put back that does not know the confirmation
      case HELD -> Set.of(MERGING, MERGED, DISCARDED, SUPERSEDED);
      case FAILED -> Set.of(VALIDATING, MERGING, MERGED, HELD);
      case MERGED, REJECTED, DISCARDED, SUPERSEDED, ABANDONED -> Set.of();
    };
  }

  /** The states from which this one is reached. */
  public Set<UploadStatus> previous() {
    return Arrays.stream(values())
        .filter(from -> from.next().contains(this))
        .collect(Collectors.toUnmodifiableSet());
  }

  /** Whether a client that waits has its answer. */
  public boolean isAnswer() {
    return this != RECEIVING && this != VALIDATING && this != MERGING;
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static UploadStatus ofWord(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
