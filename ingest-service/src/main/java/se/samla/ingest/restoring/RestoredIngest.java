package se.samla.ingest.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.schemas.positions.ConsumerPositions;
import se.samla.schemas.positions.Restoration;

/**
 * What follows once from a backup that was put back, in one transaction and before any consumer or
 * client comes.
 */
@Component
class RestoredIngest implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RestoredIngest.class);

  private final String said;
  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final ConsumerPositions positions;
  private final Retaking retaking;

  RestoredIngest(
      @Value("${samla.restored:}") String said,
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      ConsumerPositions positions,
      Retaking retaking) {
    this.said = said;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.positions = positions;
    this.retaking = retaking;
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
      retaking.run(transaction, restoration);
    }
    return isNew;
  }
}
