/** What publishers and operators decide about held and merged uploads. */
@NullMarked
package se.samla.ingest.deciding;

import org.jspecify.annotations.NullMarked;
