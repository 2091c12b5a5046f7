package se.samla.notification.feed;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.Cursor;

/**
 * What a filter and a batch need to know of a change, without its content.
 *
 * @param operation created, updated, deleted or erased
 * @param fields the fields that differ
 * @param before null when created
 * @param after null when deleted
 * @param octets the size of the view in bytes
 */
public record Facts(
    Cursor at,
    String operation,
    List<String> fields,
    @Nullable State before,
    @Nullable State after,
    int octets) {

  /** Whether every version of the record is to be seen by nobody any more. */
  public boolean isErasure() {
    return operation.equals("erased");
  }
}
