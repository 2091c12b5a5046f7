@NullMarked
package se.samla.catalog.relay;

import org.jspecify.annotations.NullMarked;
