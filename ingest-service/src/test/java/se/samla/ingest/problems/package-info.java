@NullMarked
package se.samla.ingest.problems;

import org.jspecify.annotations.NullMarked;
