/** The topics of the way through, with keys, partitions and retention. */
@NullMarked
package se.samla.schemas.topics;

import org.jspecify.annotations.NullMarked;
