package se.samla.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDirectoryIT {
  @Test
  void refusesASecondUser(@TempDir Path directory) {
    try (var _ = DataDirectory.lock(directory)) {
      assertThatThrownBy(() -> DataDirectory.lock(directory))
          .isInstanceOf(PlatformException.class)
          .hasMessageContaining("is in use by another samla");
    }
    DataDirectory.lock(directory).close();
  }

  @Test
  void keepsItsSecretsForItsOwnerOnly(@TempDir Path directory) throws Exception {
    var secrets = PlatformSecrets.in(directory);

    assertThat(PlatformSecrets.in(directory)).isEqualTo(secrets);
    assertThat(secrets.operatorKey()).matches("samla_operator_[A-Za-z0-9_-]{43}");
    for (var file : new String[] {"operator.key", "secrets.properties"}) {
      assertThat(
              PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve(file))))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void givesEachRoleItsOwnPassword(@TempDir Path directory) {
    var secrets = PlatformSecrets.in(directory);

    assertThat(secrets.passwordOf("ingest")).isNotEqualTo(secrets.passwordOf("catalog"));
    assertThat(secrets.operatorKeys()).matches("operator:[0-9a-f]{64}");
  }
}
