/** Last stage: the next batch of each cursor that is due, signed, sent and accounted for. */
@NullMarked
package se.samla.notification.delivering;

import org.jspecify.annotations.NullMarked;
