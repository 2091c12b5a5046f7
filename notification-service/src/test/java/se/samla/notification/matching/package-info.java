@NullMarked
package se.samla.notification.matching;

import org.jspecify.annotations.NullMarked;
