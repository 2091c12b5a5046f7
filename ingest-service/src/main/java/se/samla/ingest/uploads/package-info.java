/** Uploads and their states, as their publishers follow them. */
@NullMarked
package se.samla.ingest.uploads;

import org.jspecify.annotations.NullMarked;
