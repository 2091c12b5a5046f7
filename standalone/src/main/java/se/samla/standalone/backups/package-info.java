/** The state of a platform in one file, and a platform from such a file. */
@NullMarked
package se.samla.standalone.backups;

import org.jspecify.annotations.NullMarked;
