/** The catalog service against real PostgreSQL, Kafka and registry. */
@NullMarked
package se.samla.catalog;

import org.jspecify.annotations.NullMarked;
