package se.samla.notification.copying;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import se.samla.events.RecordChange;
import se.samla.events.RecordState;
import se.samla.events.RecordsChanged;
import se.samla.notification.feed.Change;
import se.samla.notification.feed.ChangeSetPart;
import se.samla.notification.feed.Facts;
import se.samla.notification.feed.State;
import se.samla.schemas.changes.ChangeView;
import se.samla.schemas.changes.Cursor;
import se.samla.schemas.changes.RecordContent;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;
import se.samla.schemas.registry.SchemaNotFoundException;
import se.samla.schemas.registry.SchemaRegistryClient;
import se.samla.schemas.wire.EventDeserializer;
import se.samla.schemas.wire.UndecodableMessageException;
import tools.jackson.databind.json.JsonMapper;

/** A message of the topic as a part of a change set, its changes rendered once for all readers. */
@Component
class PartReader {
  private final EventDeserializer events;
  private final SchemaRegistryClient registry;
  private final DatasetDefinitions datasets;
  private final JsonMapper json;

  PartReader(
      EventDeserializer events,
      SchemaRegistryClient registry,
      DatasetDefinitions datasets,
      JsonMapper json) {
    this.events = events;
    this.registry = registry;
    this.datasets = datasets;
    this.json = json;
  }

  /**
   * @throws UndecodableMessageException when no retry can help
   * @throws se.samla.schemas.registry.SchemaRegistryUnavailableException when one can
   */
  ChangeSetPart read(byte @Nullable [] message) {
    if (events.deserialize(message) instanceof RecordsChanged part) {
      return read(part, definitionOf(part.getDataset()));
    }
    throw new UndecodableMessageException("event: (expected: RecordsChanged)", null);
  }

  private DatasetDefinition definitionOf(String dataset) {
    return datasets
        .find(dataset)
        .orElseThrow(
            () ->
                new UndecodableMessageException(
                    "dataset: " + dataset + " (expected: one of " + datasets.names() + ")", null));
  }

  private ChangeSetPart read(RecordsChanged part, DatasetDefinition definition) {
    return new ChangeSetPart(
        part.getDataset(),
        part.getEpoch(),
        part.getChangeSet(),
        part.getSize(),
        part.getCommittedAt(),
        part.getChanges().stream().map(change -> read(part, change, definition)).toList());
  }

  private Change read(RecordsChanged part, RecordChange change, DatasetDefinition definition) {
    var view = ChangeView.of(part, change, (id, bytes) -> content(id, bytes, definition));
    var text = json.writeValueAsString(view);
    return new Change(facts(view, change, text.getBytes(StandardCharsets.UTF_8).length), text);
  }

  private Map<String, Object> content(
      int schemaId, ByteBuffer bytes, DatasetDefinition definition) {
    try {
      return RecordContent.of(bytes, registry.byId(schemaId), definition.schema());
    } catch (SchemaNotFoundException e) {
      throw new UndecodableMessageException(
          "content schema id: " + schemaId + " (expected: a registered one)", e);
    }
  }

  private static Facts facts(ChangeView view, RecordChange change, int octets) {
    return new Facts(
        Cursor.parse(view.cursor()),
        view.operation(),
        view.fields(),
        state(change.getBefore()),
        state(change.getAfter()),
        octets);
  }

  private static @Nullable State state(@Nullable RecordState state) {
    return state == null
        ? null
        : new State(
            state.getPublisher(),
            state.getMunicipality(),
            state.getLatitude(),
            state.getLongitude());
  }
}
