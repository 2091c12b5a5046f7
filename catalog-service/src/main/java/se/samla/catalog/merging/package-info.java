/** Staged uploads become contributions, records and numbered change sets. */
@NullMarked
package se.samla.catalog.merging;

import org.jspecify.annotations.NullMarked;
