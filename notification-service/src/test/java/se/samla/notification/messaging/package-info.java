@NullMarked
package se.samla.notification.messaging;

import org.jspecify.annotations.NullMarked;
