/** Raw rows become valid rows or issues, by the dataset's Avro schema alone. */
@NullMarked
package se.samla.ingest.validating;

import org.jspecify.annotations.NullMarked;
