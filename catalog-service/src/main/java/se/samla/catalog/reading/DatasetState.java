package se.samla.catalog.reading;

import org.jspecify.annotations.Nullable;
import se.samla.catalog.reading.DatasetView.LatestChangeSet;

/** What a dataset holds now. */
record DatasetState(int epoch, long records, long publishers, @Nullable LatestChangeSet latest) {}
