package se.samla.notification;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The check itself can fail. */
class EventSchemaTests {
  private static final String GOOD =
      """
      {"specversion":"1.0","id":"msg_1","source":"/v1/subscriptions/1","subject":"1",
       "type":"se.samla.subscription.test.v1","time":"2026-07-01T10:00:00Z",
       "datacontenttype":"application/json","data":{"subscription":"1"}}\
      """;

  @Test
  void acceptsAnEventOfOurs() {
    assertThat(EventSchema.faultsOf(GOOD)).isEmpty();
  }

  @Test
  void findsWhatIsWrong() {
    assertThat(EventSchema.faultsOf(GOOD.replace("\"1.0\"", "\"0.3\""))).isNotEmpty();
    assertThat(EventSchema.faultsOf(GOOD.replace("2026-07-01T10:00:00Z", "yesterday")))
        .isNotEmpty();
    assertThat(EventSchema.faultsOf(GOOD.replace("\"id\":\"msg_1\",", ""))).isNotEmpty();
    assertThat(EventSchema.faultsOf(GOOD.replace("\"subject\"", "\"Subject\""))).isNotEmpty();
    assertThat(EventSchema.faultsOf(GOOD.replace("subscription.test", "dataset.changed")))
        .isNotEmpty();
  }
}
