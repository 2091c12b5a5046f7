@NullMarked
package se.samla.notification.delivering;

import org.jspecify.annotations.NullMarked;
