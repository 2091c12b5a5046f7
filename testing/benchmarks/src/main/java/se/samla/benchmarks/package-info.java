/** Benchmarks: figures as ratios taken in one run, since machines are noisy. */
@NullMarked
package se.samla.benchmarks;

import org.jspecify.annotations.NullMarked;
