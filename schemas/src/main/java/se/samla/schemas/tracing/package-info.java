/** One upload followed through all services: by its id in each log line, and by its trace. */
@NullMarked
package se.samla.schemas.tracing;

import org.jspecify.annotations.NullMarked;
