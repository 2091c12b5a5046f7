/** What the service says of its interface: an OpenAPI document, and which release this is. */
@NullMarked
package se.samla.ingest.documenting;

import org.jspecify.annotations.NullMarked;
