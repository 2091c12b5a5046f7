/** National datasets: a manifest and an Avro record schema, read and checked at start. */
@NullMarked
package se.samla.schemas.datasets;

import org.jspecify.annotations.NullMarked;
