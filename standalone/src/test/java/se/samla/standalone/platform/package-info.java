@NullMarked
package se.samla.standalone.platform;

import org.jspecify.annotations.NullMarked;
