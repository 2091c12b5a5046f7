@NullMarked
package se.samla.catalog.messaging;

import org.jspecify.annotations.NullMarked;
