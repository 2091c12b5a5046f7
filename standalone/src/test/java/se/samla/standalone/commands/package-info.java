@NullMarked
package se.samla.standalone.commands;

import org.jspecify.annotations.NullMarked;
