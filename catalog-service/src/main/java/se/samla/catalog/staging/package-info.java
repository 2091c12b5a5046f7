/** Valid rows as they come: staged in the database, once each. */
@NullMarked
package se.samla.catalog.staging;

import org.jspecify.annotations.NullMarked;
