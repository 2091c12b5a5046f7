/** The whole platform, as its users see it. */
@NullMarked
package se.samla.e2e;

import org.jspecify.annotations.NullMarked;
