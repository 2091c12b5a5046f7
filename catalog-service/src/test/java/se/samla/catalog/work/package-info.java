@NullMarked
package se.samla.catalog.work;

import org.jspecify.annotations.NullMarked;
