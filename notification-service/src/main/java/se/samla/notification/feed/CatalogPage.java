package se.samla.notification.feed;

import java.util.List;
import java.util.stream.Stream;
import se.samla.schemas.changes.Cursor;

/**
 * A page of the catalog's changes.
 *
 * @param parts the changes by change set, in order
 * @param last the cursor of the last change, or where the page began when it is empty
 * @param end whether the feed ends here for now
 */
public record CatalogPage(List<ChangeSetPart> parts, Cursor last, boolean end) {
  List<VisibleChange> changes() {
    return parts.stream().flatMap(CatalogPage::visible).toList();
  }

  private static Stream<VisibleChange> visible(ChangeSetPart part) {
    return part.changes().stream()
        .map(change -> new VisibleChange(change.facts(), part.committedAt(), change.view()));
  }
}
