package se.samla.catalog.reading;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Dataset;

/**
 * Pages of records. Values of fields are in no index: such a page looks through a bounded number of
 * records, may be short, and leads on from where it stopped looking.
 */
@Component
class RecordPages {
  private static final int LOOK_AT = 20_000;
  private static final int AT_ONCE = 1_000;

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
    return query.fields().isEmpty() ? plain(query) : search(query);
  }

  private RecordList plain(RecordQuery query) {
    var size = query.filter().pageSize();
    var filter = query.filter();
    var page = records.page(query, filter.after(), filter.skipped(), size);
    return new RecordList(page, page.size() < size ? null : next(query, page.getLast().id()));
  }

  private RecordList search(RecordQuery query) {
    var found = new ArrayList<RecordView>();
    var skipped = query.filter().skipped();
    var after = query.filter().after();
    for (var looked = 0; looked < LOOK_AT; looked += AT_ONCE) {
      var some = records.page(query, after, AT_ONCE);
      for (var record : some) {
        after = record.id();
        if (query.wants(record) && skipped-- <= 0) {
          found.add(record);
        }
        if (found.size() == query.filter().pageSize()) {
          return new RecordList(found, next(query, after));
        }
      }
      if (some.size() < AT_ONCE) {
        return new RecordList(found, null);
      }
    }
    return new RecordList(found, next(query, after));
  }

  private @Nullable String next(RecordQuery query, @Nullable String after) {
    return after == null
        ? null
        : links.list(
            query.dataset().name(), "records", query.filter().nextPage(after, query.fields()));
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
