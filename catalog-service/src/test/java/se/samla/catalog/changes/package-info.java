@NullMarked
package se.samla.catalog.changes;

import org.jspecify.annotations.NullMarked;
