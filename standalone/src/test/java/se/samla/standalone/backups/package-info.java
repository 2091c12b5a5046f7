@NullMarked
package se.samla.standalone.backups;

import org.jspecify.annotations.NullMarked;
