/** What the catalog made of an upload comes back. */
@NullMarked
package se.samla.ingest.concluding;

import org.jspecify.annotations.NullMarked;
