/** The public HTTP interface: datasets, records and changes. */
@NullMarked
package se.samla.catalog.reading;

import org.jspecify.annotations.NullMarked;
