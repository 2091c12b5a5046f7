package se.samla.notification.subscribing;

import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import se.samla.notification.signing.SecretVault;

/**
 * After a start with a new first key every secret is encrypted with it, so that the old key can be
 * taken out of {@code SAMLA_SECRET_KEYS} at the next one.
 */
@Component
class SecretReencryption {
  private static final Logger log = LoggerFactory.getLogger(SecretReencryption.class);

  private final JdbcClient jdbc;
  private final SecretVault vault;

  SecretReencryption(JdbcClient jdbc, SecretVault vault) {
    this.jdbc = jdbc;
    this.vault = vault;
  }

  @EventListener(ApplicationReadyEvent.class)
  public void reencrypt() {
    var done = reencrypt("secret") + reencrypt("previous_secret");
    if (done > 0) {
      log.info("{} secrets are encrypted with the first key now", done);
    }
  }

  /** One by one: whoever else changes a row meanwhile wins. */
  private int reencrypt(String column) {
    return jdbc
        .sql(
            "SELECT id, %1$s AS secret FROM subscription WHERE %1$s NOT LIKE :key || ':%%'"
                .formatted(column))
        .param("key", vault.firstKey())
        .query((row, _) -> new Stored(row.getObject("id", UUID.class), row.getString("secret")))
        .list()
        .stream()
        .mapToInt(stored -> reencrypt(column, stored))
        .sum();
  }

  private int reencrypt(String column, Stored stored) {
    return jdbc.sql(
            "UPDATE subscription SET %1$s = :fresh WHERE id = :id AND %1$s = :stored"
                .formatted(column))
        .param("fresh", vault.encrypt(stored.id(), vault.decrypt(stored.id(), stored.secret())))
        .param("id", stored.id())
        .param("stored", stored.secret())
        .update();
  }

  private record Stored(UUID id, String secret) {}
}
