package se.samla.schemas.datasets;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Every national dataset this process knows, by name. */
public final class DatasetDefinitions {
  private final Map<String, DatasetDefinition> byName;

  private DatasetDefinitions(Map<String, DatasetDefinition> byName) {
    this.byName = byName;
  }

  /**
   * The definitions that ship with Samla, and those of a directory with one folder each.
   *
   * @param directory {@code SAMLA_DATASETS}, or null
   * @throws InvalidDefinitionException naming file, field and what was expected
   */
  public static DatasetDefinitions load(@Nullable Path directory) {
    var byName = new TreeMap<String, DatasetDefinition>();
    DefinitionFiles.shipped()
        .forEach(files -> byName.put(files.dataset(), DefinitionReader.read(files)));
    if (directory != null) {
      DefinitionFiles.in(directory)
          .forEach(files -> byName.put(files.dataset(), DefinitionReader.read(files)));
    }
    return new DatasetDefinitions(byName);
  }

  public Optional<DatasetDefinition> find(String name) {
    return Optional.ofNullable(byName.get(name));
  }

  public Collection<DatasetDefinition> all() {
    return byName.values();
  }

  public Collection<String> names() {
    return byName.keySet();
  }
}
