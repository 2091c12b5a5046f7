/** Who wants to hear what, and where: subscribers and their subscriptions. */
@NullMarked
package se.samla.notification.subscribing;

import org.jspecify.annotations.NullMarked;
