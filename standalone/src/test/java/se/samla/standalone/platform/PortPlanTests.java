package se.samla.standalone.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class PortPlanTests {
  @Test
  void servicesFollowTheBaseInTheOrderOfTheWay() {
    assertThat(Urls.of(PortPlan.DEFAULT))
        .hasToString(
            "ingest=http://127.0.0.1:8101 catalog=http://127.0.0.1:8102"
                + " notification=http://127.0.0.1:8103");
  }

  @Test
  void everyPartHasItsOwnPort() {
    assertThat(new PortPlan(9000).all())
        .hasSize(11)
        .containsEntry(9004, "registry")
        .containsEntry(9005, "kafka")
        .containsEntry(9006, "kafka controller")
        .containsEntry(9007, "postgresql")
        .containsEntry(9011, "ingest management")
        .containsEntry(9013, "notification management");
  }

  @Test
  void refusesABaseThatLeavesNoRoom() {
    assertThatThrownBy(() -> new PortPlan(65_530))
        .hasMessage("port base: 65530 (expected: 1 to 65520)");
  }
}
