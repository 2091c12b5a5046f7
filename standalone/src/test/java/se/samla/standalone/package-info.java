@NullMarked
package se.samla.standalone;

import org.jspecify.annotations.NullMarked;
