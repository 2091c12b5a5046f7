/** Municipal uploads: received, read, validated, answered. */
@NullMarked
package se.samla.ingest;

import org.jspecify.annotations.NullMarked;
