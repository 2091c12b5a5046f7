/** Every refusal as RFC 9457 problem details. */
@NullMarked
package se.samla.ingest.problems;

import org.jspecify.annotations.NullMarked;
