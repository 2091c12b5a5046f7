package se.samla.infrastructure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class InfrastructureIT {
  private final Infrastructure infrastructure = Infrastructure.shared();

  @Test
  void kafkaAcknowledgesAMessage() throws Exception {
    Map<String, Object> settings =
        Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, infrastructure.kafkaBootstrapServers());
    try (var admin = Admin.create(settings);
        var producer =
            new KafkaProducer<>(settings, new StringSerializer(), new StringSerializer())) {
      admin.createTopics(List.of(new NewTopic("greetings", 1, (short) 1))).all().get();

      var sent = producer.send(new ProducerRecord<>("greetings", "hej")).get(10, TimeUnit.SECONDS);

      assertThat(sent.offset()).isZero();
    }
  }

  @Test
  void registryRefusesAnIncompatibleSchema() throws Exception {
    assertThat(register("{\"type\":\"string\"}")).isEqualTo(200);
    assertThat(register("{\"type\":\"int\"}")).isEqualTo(409);
  }

  @Test
  void aServiceFindsItsOwnSchemaFirst() throws Exception {
    try (var connection = infrastructure.database("ingest").connect();
        var answer =
            connection.createStatement().executeQuery("SELECT current_schema, current_user")) {
      answer.next();
      assertThat(answer.getString(1)).isEqualTo("ingest");
      assertThat(answer.getString(2)).isEqualTo("ingest");
    }
  }

  @Test
  void aServiceCannotReadTheTablesOfAnother() throws Exception {
    execute("catalog", "CREATE TABLE catalog.secret (word text)");

    assertThatThrownBy(() -> execute("ingest", "SELECT * FROM catalog.secret"))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("permission denied for schema catalog");
    assertThatThrownBy(() -> execute("ingest", "CREATE SCHEMA mine"))
        .hasMessageContaining("permission denied for database samla");
  }

  @Test
  void aServiceCannotEnterTheDatabaseOfTheRegistry() {
    var ingest = infrastructure.database("ingest");
    var registry =
        new DatabaseAccess(
            ingest.url().replace("/samla", "/registry"), "ingest", ingest.password());

    assertThatThrownBy(registry::connect).hasMessageContaining("permission denied for database");
  }

  private void execute(String service, String sql) throws SQLException {
    try (var connection = infrastructure.database(service).connect();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private int register(String schema) throws Exception {
    var body = "{\"schema\":\"" + schema.replace("\"", "\\\"") + "\"}";
    var request =
        HttpRequest.newBuilder(
                URI.create(infrastructure.schemaRegistry() + "/subjects/word-value/versions"))
            .header("Content-Type", "application/vnd.schemaregistry.v1+json")
            .POST(BodyPublishers.ofString(body));
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), BodyHandlers.discarding()).statusCode();
    }
  }
}
