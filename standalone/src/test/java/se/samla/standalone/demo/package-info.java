@NullMarked
package se.samla.standalone.demo;

import org.jspecify.annotations.NullMarked;
