/** What catalog and notification both say about a change: cursors and record contents as JSON. */
@NullMarked
package se.samla.schemas.changes;

import org.jspecify.annotations.NullMarked;
