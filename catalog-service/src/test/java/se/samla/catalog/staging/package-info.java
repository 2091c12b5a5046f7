@NullMarked
package se.samla.catalog.staging;

import org.jspecify.annotations.NullMarked;
