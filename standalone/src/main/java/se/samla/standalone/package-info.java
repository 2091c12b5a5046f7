/** The launcher: the whole platform on one machine by one command. */
@NullMarked
package se.samla.standalone;

import org.jspecify.annotations.NullMarked;
