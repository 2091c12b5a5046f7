/** Tells subscribers what changed, by signed webhooks. */
@NullMarked
package se.samla.notification;

import org.jspecify.annotations.NullMarked;
