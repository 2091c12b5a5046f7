@NullMarked
package se.samla.standalone.pushing;

import org.jspecify.annotations.NullMarked;
