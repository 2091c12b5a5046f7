/** The one step that creates topics and registers schemas before any service starts. */
@NullMarked
package se.samla.schemas.provision;

import org.jspecify.annotations.NullMarked;
