@NullMarked
package se.samla.notification.addresses;

import org.jspecify.annotations.NullMarked;
