/** A small client of the Confluent Schema Registry REST API (ADR 0002). */
@NullMarked
package se.samla.schemas.registry;

import org.jspecify.annotations.NullMarked;
