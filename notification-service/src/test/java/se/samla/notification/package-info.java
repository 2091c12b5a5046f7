/** The service against the real database, broker and registry, and a receiver that is not ours. */
@NullMarked
package se.samla.notification;

import org.jspecify.annotations.NullMarked;
