/** Pages of lists. */
@NullMarked
package se.samla.ingest.paging;

import org.jspecify.annotations.NullMarked;
