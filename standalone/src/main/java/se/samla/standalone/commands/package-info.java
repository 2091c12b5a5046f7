/** What the user can type after {@code ./samla}. */
@NullMarked
package se.samla.standalone.commands;

import org.jspecify.annotations.NullMarked;
