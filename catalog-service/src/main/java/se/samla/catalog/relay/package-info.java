/** What was committed is sent: completion events and change sets, in order. */
@NullMarked
package se.samla.catalog.relay;

import org.jspecify.annotations.NullMarked;
