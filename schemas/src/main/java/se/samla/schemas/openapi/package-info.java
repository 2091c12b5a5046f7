/** Texts for the OpenAPI documents of the services. */
@NullMarked
package se.samla.schemas.openapi;

import org.jspecify.annotations.NullMarked;
