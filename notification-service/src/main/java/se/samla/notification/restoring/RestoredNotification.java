package se.samla.notification.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.cloud.stream.config.BindingProperties;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.schemas.positions.ConsumerPositions;
import se.samla.schemas.positions.Restoration;
import se.samla.schemas.topics.Topics;

/**
 * What follows once from a backup that was put back, before any consumer starts. Changes and ends
 * of uploads that were told before belong to numbers that are given anew: they are passed over, and
 * what the catalog tells of its new epoch resets every subscription. The rest is taken from Kafka
 * again.
 */
@Component
class RestoredNotification implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RestoredNotification.class);

  private final String said;
  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final ConsumerPositions positions;
  private final BindingServiceProperties bindings;

  RestoredNotification(
      @Value("${samla.restored:}") String said,
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      ConsumerPositions positions,
      BindingServiceProperties bindings) {
    this.said = said;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.positions = positions;
    this.bindings = bindings;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Restoration.of(said)
        .ifPresent(
            restoration ->
                transactions.executeWithoutResult(
                    _ -> jdbc.execute((Connection c) -> follow(c, restoration))));
    positions.start();
  }

  private boolean follow(Connection transaction, Restoration restoration) throws SQLException {
    var isNew = restoration.begin(transaction);
    if (isNew) {
      log.warn("a backup was put back at {}", restoration.at());
      for (var binding : bindings.getBindings().values()) {
        seek(transaction, restoration, binding);
      }
    }
    return isNew;
  }

  private void seek(Connection transaction, Restoration restoration, BindingProperties binding)
      throws SQLException {
    if (binding.getDestination().equals(Topics.COVERAGE_CHANGED)) {
      positions.seekKept(transaction, binding.getGroup(), binding.getDestination());
    } else {
      positions.seekTime(binding.getGroup(), binding.getDestination(), restoration.at());
    }
  }
}
