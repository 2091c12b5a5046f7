package se.samla.notification.signing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.standardwebhooks.Webhook;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The vectors come from elsewhere: WEBHOOKS.md, "Signature". */
class WebhookSignatureTests {
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final Instant TIME = Instant.ofEpochSecond(1614265330);
  private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String SIGNATURE = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=";
  private static final String ED25519 =
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==";
  private static final String ED25519_SIGNATURE =
      "v1a,hnO3f9T8Ytu9HwrXslvumlUpqtNVqkhqw/enGzPCXe5BdqzCInXqYXFymVJaA7AZdpXwVLPo3mNl8EM+m7TBAg==";

  @Test
  void signsAsStandardWebhooksPrescribes() {
    assertThat(sign(SECRET)).isEqualTo(SIGNATURE);
    assertThat(sign(ED25519)).isEqualTo(ED25519_SIGNATURE);
  }

  @Test
  void showsThePublicKeyOfAnEd25519Secret() {
    assertThat(SigningSecret.parse(ED25519).shown())
        .isEqualTo("whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=");
  }

  @Test
  void putsTheSignaturesOfTwoSecretsSideBySide() {
    assertThat(sign(SECRET, ED25519)).isEqualTo(SIGNATURE + " " + ED25519_SIGNATURE);
  }

  @Test
  void signsWithANewSecretAsTheForeignLibraryDoes() throws Exception {
    var secret = SigningSecret.create("v1", new SecureRandom());

    assertThat(secret.text()).matches("whsec_[A-Za-z0-9+/]{43}=");
    assertThat(sign(secret.text()))
        .isEqualTo(
            new Webhook(secret.text())
                .sign(ID, TIME.getEpochSecond(), new String(BODY, StandardCharsets.UTF_8)));
  }

  @Test
  void signsWithANewEd25519SecretSoThatItsPublicKeyVerifies() throws GeneralSecurityException {
    var secret = SigningSecret.create("v1a", new SecureRandom());
    var signature = Base64.getDecoder().decode(sign(secret.text()).substring("v1a,".length()));

    assertThat(verifier(secret.shown()).verify(signature)).isTrue();
  }

  @Test
  void neverRepeatsASecretInWords() {
    assertThat(SigningSecret.parse(SECRET)).hasToString("whsec_…");
    assertThat(SigningSecret.parse(ED25519)).hasToString("whsk_…");
    assertThatExceptionOfType(IllegalArgumentException.class)
        .isThrownBy(() -> SigningSecret.parse("sesame"))
        .withMessageNotContaining("sesame");
  }

  private static String sign(String... secrets) {
    var all = List.of(secrets).stream().map(SigningSecret::parse).toList();
    return WebhookSignature.of(ID, TIME, BODY, all);
  }

  private static Signature verifier(String publicKey) throws GeneralSecurityException {
    var key = Base64.getDecoder().decode(publicKey.substring("whpk_".length()));
    var encoded =
        HexFormat.of().parseHex("302a300506032b6570032100" + HexFormat.of().formatHex(key));
    var verifier = Signature.getInstance("Ed25519");
    verifier.initVerify(
        KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded)));
    verifier.update((ID + "." + TIME.getEpochSecond() + ".").getBytes(StandardCharsets.UTF_8));
    verifier.update(BODY);
    return verifier;
  }
}
