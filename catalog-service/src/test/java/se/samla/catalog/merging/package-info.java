@NullMarked
package se.samla.catalog.merging;

import org.jspecify.annotations.NullMarked;
