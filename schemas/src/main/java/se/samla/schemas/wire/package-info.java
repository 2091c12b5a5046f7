/** Events as bytes: Avro in the Confluent wire format, CloudEvents attributes as headers. */
@NullMarked
package se.samla.schemas.wire;

import org.jspecify.annotations.NullMarked;
