@NullMarked
package se.samla.catalog.reading;

import org.jspecify.annotations.NullMarked;
