/** Kafka: what is retried, what is a dead letter, and the producer. */
@NullMarked
package se.samla.catalog.messaging;

import org.jspecify.annotations.NullMarked;
