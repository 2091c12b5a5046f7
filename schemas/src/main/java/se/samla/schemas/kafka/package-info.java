/** How programs reach Kafka. */
@NullMarked
package se.samla.schemas.kafka;

import org.jspecify.annotations.NullMarked;
