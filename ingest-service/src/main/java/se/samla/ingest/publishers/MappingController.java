package se.samla.ingest.publishers;

import io.swagger.v3.oas.annotations.Operation;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import se.samla.schemas.datasets.DatasetDefinition;
import se.samla.schemas.datasets.DatasetDefinitions;

/** A publisher's own column names, for files that it cannot change. */
@RestController
@RequestMapping("/v1/publishers/{organisationNumber}/mappings/{dataset}")
class MappingController {
  private static final int MOST_COLUMNS = 500;

  private final Mappings mappings;
  private final Publishers publishers;
  private final DatasetDefinitions datasets;

  MappingController(Mappings mappings, Publishers publishers, DatasetDefinitions datasets) {
    this.mappings = mappings;
    this.publishers = publishers;
    this.datasets = datasets;
  }

  /**
   * @param columns the file's column → the field of the definition
   */
  record Mapping(@Nullable Map<String, String> columns) {}

  @GetMapping
  @Operation(summary = "What a publisher calls the fields of a dataset")
  Mapping get(
      Caller caller, @PathVariable String organisationNumber, @PathVariable String dataset) {
    mustSee(caller, organisationNumber);
    return new Mapping(mappings.of(organisationNumber, dataset));
  }

  @PutMapping
  @Operation(
      summary = "Stores what a publisher calls the fields; uploads from now on are read by it",
      description = "A column that the mapping names wins over the specification's own names.")
  Mapping put(
      Caller caller,
      @PathVariable String organisationNumber,
      @PathVariable String dataset,
      @RequestBody Mapping body) {
    mustSee(caller, organisationNumber);
    var columns = columnsOf(definition(dataset), body);
    mappings.save(organisationNumber, dataset, columns, caller);
    return new Mapping(columns);
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Removes the mapping")
  void remove(
      Caller caller, @PathVariable String organisationNumber, @PathVariable String dataset) {
    mustSee(caller, organisationNumber);
    mappings.remove(organisationNumber, dataset);
  }

  private void mustSee(Caller caller, String organisationNumber) {
    if (!caller.maySee(organisationNumber) || publishers.find(organisationNumber).isEmpty()) {
      throw new PublisherNotFoundException("publisher: " + organisationNumber);
    }
  }

  private DatasetDefinition definition(String dataset) {
    return datasets
        .find(dataset)
        .orElseThrow(
            () ->
                new InvalidMappingException(
                    "dataset: " + dataset + " (expected: one of " + datasets.names() + ")"));
  }

  private static Map<String, String> columnsOf(DatasetDefinition dataset, Mapping body) {
    var columns = body.columns();
    if (columns == null || columns.isEmpty() || columns.size() > MOST_COLUMNS) {
      throw new InvalidMappingException(
          "columns: none or too many (expected: 1 to " + MOST_COLUMNS + ", column → field)");
    }
    columns.forEach((column, field) -> mustBeField(dataset, column, field));
    return columns;
  }

  private static void mustBeField(DatasetDefinition dataset, String column, String field) {
    if (!dataset.fields().containsKey(field)) {
      throw new InvalidMappingException(
          column + ": " + field + " (expected: one of " + dataset.fields().keySet() + ")");
    }
  }
}
