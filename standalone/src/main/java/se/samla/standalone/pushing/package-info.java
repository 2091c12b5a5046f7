/** Sends a file to an ingest service and tells what came of it, as any client of the interface. */
@NullMarked
package se.samla.standalone.pushing;

import org.jspecify.annotations.NullMarked;
