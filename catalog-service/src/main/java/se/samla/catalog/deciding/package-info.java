/** What people decide about uploads, publishers and records, logged with who and why. */
@NullMarked
package se.samla.catalog.deciding;

import org.jspecify.annotations.NullMarked;
