package se.samla.schemas.datasets;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.schemas.datasets.DefinitionFixtures.aBathingPlace;
import static se.samla.schemas.datasets.DefinitionFixtures.aBench;

import java.nio.file.Path;
import java.time.LocalDate;
import org.apache.avro.generic.GenericRecordBuilder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@link DatasetDefinition#identify} makes of a row. */
class IdentityTests {
  private static final String MUNICIPALITY = "2120000142";
  private static final String REGISTER = "2021006420";
  private static final String KEY = "SE0110180000001234";

  @TempDir Path directory;

  @Test
  void takesTheFirstLocalIdThatHasAValue() {
    assertThat(identify(aBathingPlace().set("nutskod", KEY)).localId()).isEqualTo(KEY);
    assertThat(identify(aBathingPlace().set("nutskod", KEY).set("place_id", "p1")).localId())
        .isEqualTo("p1");
    assertThat(identify(aBathingPlace().set("place_id", " ")).localId()).isNull();
  }

  @Test
  void takesAsNationalKeyOnlyWhatMatchesThePattern() {
    assertThat(identify(aBathingPlace().set("place_id", KEY)).nationalKey()).isEqualTo(KEY);
    assertThat(identify(aBathingPlace().set("nutskod", "SE01")).nationalKey()).isNull();
    assertThat(identify(aBathingPlace().set("nutskod", KEY + "5")).nationalKey()).isNull();
  }

  @Test
  void readsTheMunicipalityFromTheKeyElseFromThePublisher() {
    var withKey = aBathingPlace().set("nutskod", KEY);
    assertThat(identify(withKey, REGISTER, null).municipality()).isEqualTo("0180");
    assertThat(identify(aBathingPlace(), MUNICIPALITY, "0114").municipality()).isEqualTo("0114");
    assertThat(identify(aBathingPlace(), REGISTER, null).municipality()).isNull();
  }

  @Test
  void ranksTheMunicipalityOfTheKeyThenTheRegisterThenOthers() {
    var row = aBathingPlace().set("nutskod", KEY);
    assertThat(identify(row, MUNICIPALITY, "0180").authority()).isZero();
    assertThat(identify(row, REGISTER, null).authority()).isEqualTo(1);
    assertThat(identify(row, MUNICIPALITY, "0114").authority()).isEqualTo(2);
    assertThat(identify(aBathingPlace(), MUNICIPALITY, "0180").authority()).isEqualTo(2);
  }

  @Test
  void givesNoRankToTheMunicipalityOfTheKeyWhereNoneIsPromised() {
    var benches = benchesWith("authority: [municipality-of-key, ", "authority: [");
    var row = aBench().set("key", "B0180-1").build();
    assertThat(benches.identify(row, MUNICIPALITY, "0180").authority()).isEqualTo(1);
    assertThat(benches.identify(row, REGISTER, null).authority()).isZero();
  }

  @Test
  void prefersTheStrongerOfTwoRanks() {
    var benches =
        benchesWith(
            "[municipality-of-key, \"2021006420\"]", "[\"2120000142\", municipality-of-key]");
    var row = aBench().set("key", "B0180-1").build();
    assertThat(benches.identify(row, MUNICIPALITY, "0180").authority()).isZero();
  }

  @Test
  void readsWhenTheRowWasUpdated() {
    var day = LocalDate.of(2026, 2, 28);
    assertThat(identify(aBathingPlace().set("updated", (int) day.toEpochDay())).updated())
        .isEqualTo(day);
    assertThat(identify(aBathingPlace()).updated()).isNull();
  }

  @Test
  void readsThePlace() {
    var places = DefinitionFixtures.bathingPlaces();
    assertThat(places.latitudeOf(aBathingPlace().build())).isEqualTo(59.32);
    assertThat(places.longitudeOf(aBathingPlace().build())).isEqualTo(18.03);
  }

  private DatasetDefinition benchesWith(String text, String replacement) {
    DefinitionFixtures.write(directory, DefinitionFixtures.MANIFEST, text, replacement);
    return DatasetDefinitions.load(directory).find("parkbankar").orElseThrow();
  }

  private static RecordIdentity identify(GenericRecordBuilder row) {
    return identify(row, MUNICIPALITY, "0180");
  }

  private static RecordIdentity identify(
      GenericRecordBuilder row, String publisher, @Nullable String municipalityCode) {
    return DefinitionFixtures.bathingPlaces().identify(row.build(), publisher, municipalityCode);
  }
}
