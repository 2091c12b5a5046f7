/** Secrets of subscriptions, kept encrypted, and the signatures made with them. */
@NullMarked
package se.samla.notification.signing;

import org.jspecify.annotations.NullMarked;
