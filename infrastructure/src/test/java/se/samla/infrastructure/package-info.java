@NullMarked
package se.samla.infrastructure;

import org.jspecify.annotations.NullMarked;
