/** Publishers, what they may publish, and their keys. */
@NullMarked
package se.samla.ingest.publishers;

import org.jspecify.annotations.NullMarked;
