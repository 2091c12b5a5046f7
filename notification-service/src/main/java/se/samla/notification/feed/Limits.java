package se.samla.notification.feed;

/** A batch ends at so many changes, or so many bytes of them. */
public record Limits(int changes, long octets) {
  /** For a range that was cut before. */
  static final Limits NONE = new Limits(Integer.MAX_VALUE, Long.MAX_VALUE);
}
