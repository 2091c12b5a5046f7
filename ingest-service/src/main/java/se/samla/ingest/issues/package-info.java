/** Findings about rows: stored by line and field, told in Swedish and English. */
@NullMarked
package se.samla.ingest.issues;

import org.jspecify.annotations.NullMarked;
