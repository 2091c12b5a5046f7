package se.samla.catalog.reading;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What one publisher says of a record.
 *
 * @param line of the upload's file
 * @param wins whether it is the record
 * @param rule why it is not: authority, updated, receipt or identity
 * @param winner the publisher whose contribution is
 */
record ContributionView(
    String publisher,
    String localId,
    UUID upload,
    @Nullable Integer line,
    boolean wins,
    @Nullable String rule,
    @Nullable String winner,
    Map<String, Object> content) {}
