/**
 * After a backup was put back: what this service told after it is taken from Kafka again, and
 * nothing waits for what is lost.
 */
@NullMarked
package se.samla.ingest.restoring;

import org.jspecify.annotations.NullMarked;
