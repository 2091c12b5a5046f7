/** Files as municipalities write them become raw rows: CSV, JSON, NDJSON, GeoJSON, xlsx. */
@NullMarked
package se.samla.ingest.reading;

import org.jspecify.annotations.NullMarked;
