package se.samla.schemas.changes;

import org.jspecify.annotations.Nullable;
import se.samla.events.RecordState;

/**
 * What filters look at in a record as it was or is: decided once, when it was merged, so that all
 * who filter decide alike.
 *
 * @param publisher whose contribution won
 * @param municipality whose municipality the record is; null when it is nobody's
 * @param latitude WGS 84; null when the record has no point
 */
public record RecordFacts(
    String publisher,
    @Nullable String municipality,
    @Nullable Double latitude,
    @Nullable Double longitude) {

  static @Nullable RecordFacts ofNullable(@Nullable RecordState state) {
    return state == null
        ? null
        : new RecordFacts(
            state.getPublisher(),
            state.getMunicipality(),
            state.getLatitude(),
            state.getLongitude());
  }
}
