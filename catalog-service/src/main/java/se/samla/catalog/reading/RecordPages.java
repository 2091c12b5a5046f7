package se.samla.catalog.reading;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/** Pages of records: by an index where there is one, else by looking through. */
@Component
class RecordPages {
  private final Records records;
  private final Moments moments;
  private final Links links;

  RecordPages(Records records, Moments moments, Links links) {
    this.records = records;
    this.moments = moments;
    this.links = links;
  }

  RecordList page(Dataset dataset, RecordFilter filter, Map<String, String> parameters) {
    var query =
        new RecordQuery(
            dataset,
            filter,
            moments.numberAt(dataset, "asOf", filter.asOf()),
            fieldsOf(dataset, parameters));
    return query.isServedByAnIndex() ? plain(query) : search(query);
  }

  private RecordList plain(RecordQuery query) {
    var size = query.filter().pageSize();
    var filter = query.filter();
    var page = records.page(query, new IdRange(filter.after(), null), filter.skipped(), size);
    return new RecordList(page, page.size() < size ? null : next(query, page.getLast().id(), 0));
  }

  private RecordList search(RecordQuery query) {
    var filter = query.filter();
    var page =
        new LookThrough<>((after, most) -> wanted(query, after, most), RecordView::id)
            .page(filter.after(), filter.skipped(), filter.pageSize());
    return new RecordList(page.entries(), next(query, page.end(), page.skipped()));
  }

  /** Of records that must be read to be known whether they are wanted, a whole stretch is. */
  private LookThrough.Stretch<RecordView> wanted(
      RecordQuery query, @Nullable String after, int most) {
    if (query.fields().isEmpty()) {
      return records.stretch(query, after, most);
    }
    var stretch = records.stretch(query, after, LookThrough.STRETCH);
    return new LookThrough.Stretch<>(
        stretch.entries().stream().filter(query::wants).toList(), stretch.end());
  }

  private @Nullable String next(RecordQuery query, @Nullable String after, int skipped) {
    return after == null
        ? null
        : links.list(
            query.dataset().name(),
            "records",
            query.filter().nextPage(after, skipped, query.fields()));
  }

  private static Map<String, String> fieldsOf(Dataset dataset, Map<String, String> parameters) {
    var fields = new HashMap<>(parameters);
    fields.keySet().removeAll(KnownParameters.OF_RECORDS);
    fields.keySet().retainAll(namesOf(dataset));
    return fields;
  }

  private static List<String> namesOf(Dataset dataset) {
    return dataset.schema().getFields().stream().map(field -> field.name()).toList();
  }
}
