package se.samla.catalog.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of records.
 *
 * @param next a link to the next page; null when this is the last
 */
record RecordList(List<RecordView> records, @Nullable String next) {}
