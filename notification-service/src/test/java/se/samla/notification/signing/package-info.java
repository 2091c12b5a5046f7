@NullMarked
package se.samla.notification.signing;

import org.jspecify.annotations.NullMarked;
