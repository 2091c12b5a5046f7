/**
 * How far consumers came, kept beside the state of their service, so that a restored database finds
 * its place in Kafka again.
 */
@NullMarked
package se.samla.schemas.positions;

import org.jspecify.annotations.NullMarked;
