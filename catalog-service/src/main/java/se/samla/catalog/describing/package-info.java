/** The catalog for other catalogs: DCAT-AP-SE. */
@NullMarked
package se.samla.catalog.describing;

import org.jspecify.annotations.NullMarked;
