/**
 * The real PostgreSQL, Kafka and schema registry, each a process of its own that never outlives
 * this JVM.
 */
@NullMarked
package se.samla.infrastructure;

import org.jspecify.annotations.NullMarked;
