/** What callers are told when something is refused: RFC 9457 problem details. */
@NullMarked
package se.samla.notification.problems;

import org.jspecify.annotations.NullMarked;
