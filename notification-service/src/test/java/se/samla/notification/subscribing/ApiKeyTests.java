package se.samla.notification.subscribing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.security.SecureRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ApiKeyTests {
  @Test
  void isFoundByItsIdWhateverCharactersItHas() {
    var random = new SecureRandom();

    assertThat(IntStream.range(0, 200).mapToObj(_ -> ApiKey.create(random)))
        .allSatisfy(key -> assertThat(ApiKey.parse(key.text())).contains(key));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "samla_", "samla_abc_def", "whsec_abc"})
  void isNothingElse(String text) {
    assertThat(ApiKey.parse(text)).isEmpty();
  }

  @Test
  void doesNotShowItsSecret() {
    var key = ApiKey.create(new SecureRandom());

    assertThat(key.toString()).contains(key.id()).doesNotContain(key.text());
  }

  @Test
  void ofAnOperatorIsConfiguredByItsHash() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new OperatorSettings("anna:secret"))
        .withMessage("samla.operators.keys: anna (expected: name:sha256 in hex)");
    assertThat(new OperatorSettings("").hashes()).isEmpty();
  }
}
