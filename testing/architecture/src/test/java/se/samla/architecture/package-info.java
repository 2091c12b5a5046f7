/** What holds for all modules together. */
@NullMarked
package se.samla.architecture;

import org.jspecify.annotations.NullMarked;
