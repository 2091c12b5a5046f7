package se.samla.notification.subscribing;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.State;
import se.samla.notification.feed.StreamName;

/**
 * Which changes a subscription wants; what is null is wanted whatever it is. A change matches when
 * the record as it was or as it is matches, so that leaving an area is seen too. Of a record that
 * was erased later its earlier changes tell neither: they are told to those who want any place.
 *
 * @param fields wants changes of any of these fields; a record that ends loses them all
 */
public record Filter(
    @Nullable Set<String> publishers,
    @Nullable Set<String> municipalities,
    @Nullable BoundingBox bbox,
    @Nullable Set<String> operations,
    @Nullable Set<String> fields) {

  /** Wants every change. */
  public static final Filter EVERYTHING = new Filter(null, null, null, null, null);

  /** The part of it that means something in a stream: coverage and uploads have places only. */
  public Filter of(String stream) {
    return StreamName.isDataset(stream)
        ? this
        : new Filter(publishers, municipalities, null, null, null);
  }

  /**
   * Whether the subscription wants this change. An erasure says nothing of what it erased, and all
   * who may hold a copy must learn of it.
   */
  public boolean matches(Facts change) {
    return change.isErasure() || wants(change);
  }

  private boolean wants(Facts change) {
    return accepts(operations, change.operation())
        && (fields == null || touches(fields, change))
        && (isAnywhere() || matches(change.before()) || matches(change.after()));
  }

  private boolean isAnywhere() {
    return publishers == null && municipalities == null && bbox == null;
  }

  private boolean matches(@Nullable State state) {
    return state != null
        && accepts(publishers, state.publisher())
        && accepts(municipalities, state.municipality())
        && (bbox == null || bbox.contains(state));
  }

  private static boolean touches(Set<String> fields, Facts change) {
    return change.fields().isEmpty() || !Collections.disjoint(fields, change.fields());
  }

  private static boolean accepts(@Nullable Set<String> wanted, @Nullable String value) {
    return wanted == null || (value != null && wanted.contains(value));
  }
}
