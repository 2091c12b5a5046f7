/**
 * Uploads and single records come in over HTTP and go out to Kafka in batches, on the express or
 * the bulk lane.
 */
@NullMarked
package se.samla.ingest.receiving;

import org.jspecify.annotations.NullMarked;
