/** Which of those expected deliver, are late, stopped or never came. */
@NullMarked
package se.samla.catalog.covering;

import org.jspecify.annotations.NullMarked;
