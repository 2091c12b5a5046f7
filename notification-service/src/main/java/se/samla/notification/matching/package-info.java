/** Second stage: which subscriptions a change concerns. */
@NullMarked
package se.samla.notification.matching;

import org.jspecify.annotations.NullMarked;
