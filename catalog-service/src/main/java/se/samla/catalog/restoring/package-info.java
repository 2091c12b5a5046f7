/** After a backup was put back: a new epoch, and the place in Kafka that belongs to the state. */
@NullMarked
package se.samla.catalog.restoring;

import org.jspecify.annotations.NullMarked;
