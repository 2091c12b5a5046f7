/** Files as municipalities write them become raw rows: CSV, JSON, GeoJSON. */
@NullMarked
package se.samla.ingest.reading;

import org.jspecify.annotations.NullMarked;
