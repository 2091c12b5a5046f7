/** The service's own copy of the changes, and the catalog's where the copy does not reach. */
@NullMarked
package se.samla.notification.feed;

import org.jspecify.annotations.NullMarked;
