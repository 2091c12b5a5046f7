package se.samla.catalog.staging;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import org.springframework.stereotype.Component;
import se.samla.catalog.datasets.Datasets;
import se.samla.events.UploadValidated;
import se.samla.events.ValidRows;

/**
 * Uploads that come whole, in one message each. What staging one costs is its statements, and these
 * are not more for many than for one.
 */
@Component
class WholeUploads {
  /** As the database orders ids, so that whoever locks several locks them in one order. */
  private static final Comparator<UploadValidated> BY_ID =
      Comparator.comparing(completion -> completion.getUpload().toString());

  private final WholeUploadRepository uploads;
  private final PublisherRepository publishers;
  private final StagedRows rows;
  private final Datasets datasets;

  WholeUploads(
      WholeUploadRepository uploads,
      PublisherRepository publishers,
      StagedRows rows,
      Datasets datasets) {
    this.uploads = uploads;
    this.publishers = publishers;
    this.rows = rows;
    this.datasets = datasets;
  }

  /** A completion and the number of its dataset. */
  record Whole(int dataset, UploadValidated completion) {
    UUID id() {
      return completion.getUpload();
    }
  }

  /**
   * Puts those that are new into the work queue, with their rows.
   *
   * @param completions each of another upload, with content
   * @return those that were heard of before, of which nothing was done
   */
  List<UploadValidated> addNew(List<UploadValidated> completions) {
    var whole =
        completions.stream()
            .sorted(BY_ID)
            .map(c -> new Whole(datasets.get(c.getDataset()).id(), c))
            .toList();
    completions.forEach(c -> StagedRows.checkSize(Objects.requireNonNull(c.getContent())));
    var numbers = new HashMap<>(uploads.addReady(whole));
    if (numbers.size() < whole.size()) {
      numbers.putAll(addOfNewSources(without(whole, numbers)));
    }
    addWhatTheySay(
        completions.stream().filter(c -> numbers.containsKey(c.getUpload())).toList(), numbers);
    return without(whole, numbers).stream().map(Whole::completion).toList();
  }

  /** A source is looked for before it is added: adding in vain uses up a number. */
  private Map<UUID, Integer> addOfNewSources(List<Whole> whole) {
    return uploads.addMissingSources(whole) > 0 ? uploads.addReady(whole) : Map.of();
  }

  /** Of one publisher's uploads the first tells its name. */
  private void addWhatTheySay(List<UploadValidated> added, Map<UUID, Integer> numbers) {
    if (!added.isEmpty()) {
      publishers.addMissing(added);
      var contents = new TreeMap<Integer, ValidRows>();
      added.forEach(
          c ->
              contents.put(
                  Objects.requireNonNull(numbers.get(c.getUpload())),
                  Objects.requireNonNull(c.getContent())));
      rows.addFirst(contents);
    }
  }

  private static List<Whole> without(List<Whole> whole, Map<UUID, Integer> numbers) {
    var others = new ArrayList<>(whole);
    others.removeIf(upload -> numbers.containsKey(upload.id()));
    return others;
  }
}
