package se.samla.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Databases go forward only. What a release has brought to them never changes; a release adds a
 * line for each new migration to its service's list, as {@code sha256sum} prints it.
 */
class MigrationTests {
  private static final String MIGRATIONS = "-service/src/main/resources/db/migration/";
  private static final String RELEASED = "-service/src/test/resources/upgrade/released.sha256";

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "catalog", "notification"})
  void aReleasedMigrationNeverChanges(String service) {
    var there = migrations(service);

    assertThat(released(service)).isNotEmpty();
    assertThat(there).containsAllEntriesOf(released(service));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ingest", "catalog", "notification"})
  void migrationsAreNumberedOneAfterTheOtherAndGoForwardOnly(String service) {
    var there = migrations(service).keySet();

    assertThat(there).allMatch(name -> name.matches("V\\d+__\\w+\\.sql"));
    assertThat(there.stream().map(MigrationTests::number).sorted())
        .containsExactlyElementsOf(numbers(there.size()));
  }

  private static List<Integer> numbers(int upTo) {
    return IntStream.rangeClosed(1, upTo).boxed().toList();
  }

  private static int number(String name) {
    return Integer.parseInt(name.substring(1, name.indexOf('_')));
  }

  private static Map<String, String> migrations(String service) {
    return Checkout.files(path -> path.startsWith(service + MIGRATIONS))
        .collect(Collectors.toMap(MigrationTests::name, MigrationTests::sum));
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static Map<String, String> released(String service) {
    return Checkout.text(Path.of(service + RELEASED))
        .lines()
        .map(line -> line.split(" +"))
        .collect(Collectors.toMap(line -> line[1], line -> line[0]));
  }

  private static String sum(Path file) {
    try {
      var bytes = Checkout.text(file).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (java.security.NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
