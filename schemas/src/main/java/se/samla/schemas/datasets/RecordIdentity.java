package se.samla.schemas.datasets;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What the merge must know of a record without reading it.
 *
 * @param localId the publisher's id; null when the row holds none
 * @param nationalKey the key across publishers, if the dataset has one and the row holds it
 * @param municipality four digits
 * @param authority rank of the publisher's right to the key, 0 the strongest
 */
public record RecordIdentity(
    @Nullable String localId,
    @Nullable String nationalKey,
    @Nullable String municipality,
    int authority,
    @Nullable LocalDate updated) {}
