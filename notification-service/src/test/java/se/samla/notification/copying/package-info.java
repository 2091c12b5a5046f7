@NullMarked
package se.samla.notification.copying;

import org.jspecify.annotations.NullMarked;
