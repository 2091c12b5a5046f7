package se.samla.catalog.reading;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.jspecify.annotations.Nullable;

/**
 * A record with all that is known of where its content came from.
 *
 * @param localId what its publisher calls it
 * @param line of the upload's file; null for what was made here
 * @param schema the registry's id of the schema the content came with
 */
record RecordWithOrigin(
    @JsonUnwrapped RecordView record, String localId, @Nullable Integer line, int schema) {}
