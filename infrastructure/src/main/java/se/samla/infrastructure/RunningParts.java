package se.samla.infrastructure;

import java.net.URI;

/** The three parts, up, wherever they run. */
interface RunningParts extends AutoCloseable {
  String kafkaBootstrapServers();

  URI schemaRegistry();

  DatabaseAccess superuser();

  @Override
  void close();
}
