/** Change sets as their readers see them, on Kafka and over HTTP. */
@NullMarked
package se.samla.catalog.changes;

import org.jspecify.annotations.NullMarked;
