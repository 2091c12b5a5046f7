package se.samla.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import se.samla.schemas.datasets.OrganisationNumber;

class TownTests {
  @Test
  void everyTownHasAnOrganisationNumberOfItsOwn() {
    var numbers = IntStream.range(0, 1_000).mapToObj(Town::organisation).toList();
    assertThat(numbers).doesNotHaveDuplicates();
    assertThat(numbers)
        .allSatisfy(
            n -> assertThatCode(() -> new OrganisationNumber(n)).doesNotThrowAnyException());
  }
}
