package se.samla.ingest.validating;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import se.samla.events.RawRow;
import se.samla.events.Repeat;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.Manifest;

/**
 * Decides what depends on all rows of an upload in their order, while they are read: derived ids,
 * and which ids and unique values came before. Each row carries the answer on, so batches can be
 * validated anywhere and again (docs/adr, "Identity is decided while a file is read").
 */
public final class UploadIdentities implements Consumer<RawRow>, AutoCloseable {
  private final DatasetDefinition definition;
  private final CanonicalValues values;
  private final Fingerprint fingerprint;
  private final IdentityTable seen;
  private final @Nullable NaturalKey naturalKey;
  private final Consumer<RawRow> next;
  private final List<String> unique;

  /**
   * @param places where a field's values stand in each row, negative when the file has no such
   *     column
   * @param next takes the rows, in their order
   */
  public UploadIdentities(
      DatasetDefinition definition,
      ToIntFunction<String> places,
      IdentityMemory memory,
      Consumer<RawRow> next) {
    this.definition = definition;
    this.values = new CanonicalValues(definition, places);
    this.fingerprint = new Fingerprint(definition, places, values);
    this.seen = new IdentityTable(memory);
    this.naturalKey = naturalKey(definition, values, seen);
    this.next = next;
    this.unique = uniqueFields(definition);
  }

  private static @Nullable NaturalKey naturalKey(
      DatasetDefinition definition, CanonicalValues values, IdentityTable seen) {
    var derive = definition.manifest().identity().derive();
    return derive == null || derive.key() == null
        ? null
        : new NaturalKey(derive.key(), values, seen);
  }

  /** Unique beside the id, which is unique anyway. */
  private static List<String> uniqueFields(DatasetDefinition definition) {
    var id = definition.localIdFields();
    return definition.fields().values().stream()
        .filter(field -> field.constraints().unique())
        .map(field -> field.name())
        .filter(name -> id.isEmpty() || !name.equals(id.getFirst()))
        .toList();
  }

  /**
   * @throws IdentityMemory.TooManyIdsException when there are more ids than memory for them
   */
  @Override
  public void accept(RawRow row) {
    var given = values.firstFilled(row, definition.localIdFields());
    var derived = given == null ? derived(row) : null;
    var id = given == null ? derived : values.of(row, given);
    var repeats = repeats(row, given, id == null ? null : id.toString());
    next.accept(
        new RawRow(
            row.getLine(), row.getOperation(), row.getValues(), derived, repeats, row.getMasked()));
  }

  /** An id that ends with the number of its occurrence cannot repeat. */
  private List<Repeat> repeats(RawRow row, @Nullable String given, @Nullable String id) {
    if (given == null && naturalKey != null) {
      return repeatedValues(row);
    }
    return id == null ? List.of() : repeatsOf(row, id);
  }

  private @Nullable String derived(RawRow row) {
    var derive = definition.manifest().identity().derive();
    if (derive == null) {
      return null;
    }
    return naturalKey == null ? slug(row, derive) : naturalKey.next(row);
  }

  private @Nullable String slug(RawRow row, Manifest.Derivation derive) {
    var name = derive.slug() == null ? null : values.of(row, derive.slug());
    var slug = name == null ? "" : Slug.of(name.toString());
    return slug.isEmpty() || slug.length() > ConstraintCheck.MAX_LOCAL_ID ? null : slug;
  }

  private List<Repeat> repeatsOf(RawRow row, String id) {
    var says = fingerprint.of(row);
    var first = seen.putIfAbsent(Hash.of(0, id), packed(says, row.getLine()));
    return first == 0
        ? repeatedValues(row)
        : List.of(new Repeat(null, (int) first, first >>> 32 == says));
  }

  private List<Repeat> repeatedValues(RawRow row) {
    if (unique.isEmpty()) {
      return List.of();
    }
    var repeats = new ArrayList<Repeat>(0);
    for (var i = 0; i < unique.size(); i++) {
      var value = values.of(row, unique.get(i));
      var key = value == null ? 0 : Hash.of(i + 1L, value.toString());
      var first = value == null ? 0 : seen.putIfAbsent(key, packed(0, row.getLine()));
      if (first != 0) {
        repeats.add(new Repeat(unique.get(i), (int) first, false));
      }
    }
    return repeats;
  }

  private static long packed(long fingerprint, int line) {
    return (fingerprint << 32) | (line & 0xFFFF_FFFFL);
  }

  @Override
  public void close() {
    seen.close();
  }
}
