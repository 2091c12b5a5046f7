@NullMarked
package se.samla.notification.feed;

import org.jspecify.annotations.NullMarked;
