package se.samla.catalog.reading;

import java.util.List;
import org.jspecify.annotations.Nullable;
import se.samla.schemas.changes.ChangeView;

/**
 * A page of a dataset's feed.
 *
 * @param next a link to the next page; null when nothing came after this one yet
 * @param latest the cursor of the newest change when this page was read, of the same instant
 */
record ChangeList(List<ChangeView> changes, @Nullable String next, String latest) {}
