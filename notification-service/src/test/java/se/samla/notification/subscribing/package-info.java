@NullMarked
package se.samla.notification.subscribing;

import org.jspecify.annotations.NullMarked;
