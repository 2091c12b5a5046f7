package se.samla.catalog.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import se.samla.schemas.positions.Restoration;

/**
 * What follows once from a backup that was put back, before any consumer or worker starts: another
 * epoch, since numbers after the backup are given anew; and all that came after the backup is taken
 * from Kafka again, as far as Kafka still has it.
 */
@Component
class RestoredCatalog implements SmartInitializingSingleton {
  private static final Logger log = LoggerFactory.getLogger(RestoredCatalog.class);

  private final String said;
  private final JdbcTemplate jdbc;
  private final TransactionOperations transactions;
  private final NewEpoch epoch;
  private final Replaying replaying;

  RestoredCatalog(
      @Value("${samla.restored:}") String said,
      JdbcTemplate jdbc,
      TransactionOperations transactions,
      NewEpoch epoch,
      Replaying replaying) {
    this.said = said;
    this.jdbc = jdbc;
    this.transactions = transactions;
    this.epoch = epoch;
    this.replaying = replaying;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Restoration.of(said)
        .ifPresent(
            restoration ->
                transactions.executeWithoutResult(
                    _ -> jdbc.execute((Connection c) -> follow(c, restoration))));
    replaying.keepPositions();
  }

  private boolean follow(Connection transaction, Restoration restoration) throws SQLException {
    var isNew = restoration.begin(transaction);
    if (isNew) {
      log.warn("a backup was put back at {}: a new epoch begins", restoration.at());
      epoch.begin();
      replaying.prepare(transaction);
    }
    return isNew;
  }
}
