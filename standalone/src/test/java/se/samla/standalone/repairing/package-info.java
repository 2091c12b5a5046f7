@NullMarked
package se.samla.standalone.repairing;

import org.jspecify.annotations.NullMarked;
