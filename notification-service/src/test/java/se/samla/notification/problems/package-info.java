@NullMarked
package se.samla.notification.problems;

import org.jspecify.annotations.NullMarked;
