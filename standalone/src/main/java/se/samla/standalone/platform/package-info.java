/** Starts the parts and the services in their order, keeps them up, and ends them. */
@NullMarked
package se.samla.standalone.platform;

import org.jspecify.annotations.NullMarked;
