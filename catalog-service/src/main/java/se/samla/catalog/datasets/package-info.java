/** The national datasets this service keeps, with what the database calls them. */
@NullMarked
package se.samla.catalog.datasets;

import org.jspecify.annotations.NullMarked;
