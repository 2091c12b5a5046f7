/** What all stream functions share: retries, dead letters, the registry. */
@NullMarked
package se.samla.notification.messaging;

import org.jspecify.annotations.NullMarked;
