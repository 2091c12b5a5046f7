/** After a backup was put back: the place in Kafka that belongs to the state. */
@NullMarked
package se.samla.notification.restoring;

import org.jspecify.annotations.NullMarked;
