/** Background work: woken when there is some, looking by itself now and then. */
@NullMarked
package se.samla.catalog.work;

import org.jspecify.annotations.NullMarked;
