@NullMarked
package se.samla.benchmarks;

import org.jspecify.annotations.NullMarked;
