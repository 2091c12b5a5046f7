@NullMarked
package se.samla.catalog.covering;

import org.jspecify.annotations.NullMarked;
