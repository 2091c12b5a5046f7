/** A walk along the whole way with sample publishers and a subscriber of our own. */
@NullMarked
package se.samla.standalone.demo;

import org.jspecify.annotations.NullMarked;
