/** Kafka: the outbox and its relay, direct batches, dead letters. */
@NullMarked
package se.samla.ingest.messaging;

import org.jspecify.annotations.NullMarked;
