package se.samla.schemas.registry;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;

/**
 * Registers and looks up Avro schemas in any registry with the Confluent REST API. Ids and schemas
 * never change once given, so both are kept for the life of the process: the hot path asks the
 * registry nothing.
 */
public final class SchemaRegistryClient {
  private static final Duration TIMEOUT = Duration.ofSeconds(10);
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final RegistryApi api;
  private final Map<Integer, Schema> schemas = new ConcurrentHashMap<>();
  private final Map<Registration, Integer> ids = new ConcurrentHashMap<>();

  /**
   * @param base the API's root, such as {@code http://127.0.0.1:8104/apis/ccompat/v7}; with a user
   *     where the registry asks for one, {@code https://user:password@host/…}, percent-encoded. A
   *     certificate has to be one that this JVM trusts
   */
  public SchemaRegistryClient(URI base) {
    this(base, TIMEOUT);
  }

  /** For the step before the services: a registry that has just started is slow at first. */
  public static SchemaRegistryClient patient(URI base) {
    return new SchemaRegistryClient(base, PATIENCE);
  }

  SchemaRegistryClient(URI base, Duration timeout) {
    this.api = new RegistryApi(base, timeout);
  }

  /**
   * Registers a schema under a subject; the same schema again gives the same id.
   *
   * @throws IncompatibleSchemaException with the registry's own words
   * @throws SchemaRegistryUnavailableException when it does not answer; worth a retry
   */
  public int register(String subject, Schema schema) {
    return post("/subjects/" + encoded(subject) + "/versions", subject, schema);
  }

  /**
   * The id a schema was registered with under a subject.
   *
   * @throws SchemaNotFoundException when it was not registered
   * @throws SchemaRegistryUnavailableException when the registry does not answer; worth a retry
   */
  public int idOf(String subject, Schema schema) {
    var key = new Registration(subject, schema);
    var known = ids.get(key);
    return known != null ? known : remember(key, lookUp(subject, schema));
  }

  /**
   * The schema of an id.
   *
   * @throws SchemaNotFoundException when the registry knows no such id, or it is no Avro schema
   * @throws SchemaRegistryUnavailableException when the registry does not answer; worth a retry
   */
  public Schema byId(int id) {
    var known = schemas.get(id);
    return known != null ? known : remember(id, fetch(id));
  }

  private int lookUp(String subject, Schema schema) {
    return post("/subjects/" + encoded(subject), subject, schema);
  }

  private int post(String path, String subject, Schema schema) {
    var body = Map.of("schema", SchemaText.of(schema), "schemaType", "AVRO");
    return api.post(path, body, "id", subject).asInt();
  }

  private Schema fetch(int id) {
    var about = "schema id " + id;
    var text = api.get("/schemas/ids/" + id, "schema", about).asString();
    try {
      return new Schema.Parser().parse(text);
    } catch (AvroRuntimeException e) {
      throw new SchemaNotFoundException(about + ": no Avro schema, " + e.getMessage());
    }
  }

  private int remember(Registration registration, int id) {
    ids.put(registration, id);
    return id;
  }

  private Schema remember(int id, Schema schema) {
    schemas.put(id, schema);
    return schema;
  }

  private static String encoded(String subject) {
    return URLEncoder.encode(subject, StandardCharsets.UTF_8);
  }

  private record Registration(String subject, Schema schema) {}
}
