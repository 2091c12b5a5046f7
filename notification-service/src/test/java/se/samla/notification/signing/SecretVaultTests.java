package se.samla.notification.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretVaultTests {
  private static final String OLD = "old:" + key(1);
  private static final String NEW = "new:" + key(2);
  private static final UUID SUBSCRIPTION = UUID.randomUUID();
  private static final SigningSecret SECRET =
      SigningSecret.parse("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

  @Test
  void givesBackWhatItWasGiven() {
    var vault = vault(OLD);

    assertThat(vault.decrypt(SUBSCRIPTION, vault.encrypt(SUBSCRIPTION, SECRET)).text())
        .isEqualTo(SECRET.text());
  }

  @Test
  void encryptsWithTheFirstKeyAndDecryptsWithAll() {
    var stored = vault(OLD).encrypt(SUBSCRIPTION, SECRET);
    var rotated = vault(NEW + ", " + OLD);

    assertThat(stored).startsWith("old:");
    assertThat(rotated.decrypt(SUBSCRIPTION, stored).text()).isEqualTo(SECRET.text());
    assertThat(rotated.encrypt(SUBSCRIPTION, SECRET)).startsWith("new:");
  }

  @Test
  void encryptsTheSameSecretDifferentlyEveryTime() {
    var vault = vault(OLD);

    assertThat(vault.encrypt(SUBSCRIPTION, SECRET))
        .isNotEqualTo(vault.encrypt(SUBSCRIPTION, SECRET));
  }

  @Test
  void refusesASecretThatWasCopiedToAnotherSubscription() {
    var vault = vault(OLD);
    var stored = vault.encrypt(SUBSCRIPTION, SECRET);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> vault.decrypt(UUID.randomUUID(), stored));
  }

  @Test
  void namesTheKeyThatIsMissing() {
    var stored = vault(OLD).encrypt(SUBSCRIPTION, SECRET);

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> vault(NEW).decrypt(SUBSCRIPTION, stored))
        .withMessageContaining("old")
        .withMessageContaining("SAMLA_SECRET_KEYS");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "nothing", "k1:", "k1:c2hvcnQ=", "k1:no base64", ":AAAA"})
  void refusesToStartWithoutUsableKeysAndRepeatsNone(String keys) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SecretSettings(keys))
        .withMessageContaining("SAMLA_SECRET_KEYS=<id>:<base64 of 32 random bytes>")
        .withMessageNotContaining("c2hvcnQ=");
  }

  private static SecretVault vault(String keys) {
    return new SecretVault(new SecretSettings(keys));
  }

  private static String key(int fill) {
    var key = new byte[32];
    key[0] = (byte) fill;
    return Base64.getEncoder().encodeToString(key);
  }
}
