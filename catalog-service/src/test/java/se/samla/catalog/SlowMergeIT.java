package se.samla.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static se.samla.catalog.CatalogDriver.TOILETS;

import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ConsumerGroupDescription;
import org.apache.kafka.clients.admin.MemberDescription;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Slow work is not the listener's (FAILURES 5). */
@CatalogTest
class SlowMergeIT {
  private static final Set<String> GROUPS =
      Set.of("samla-catalog-stage", "samla-catalog-stage-bulk");

  private final Publisher publisher = Publisher.any();
  @Autowired private CatalogDriver catalog;
  @Autowired private CatalogReader reader;
  @Autowired private JdbcClient jdbc;
  @Autowired private TransactionTemplate transactions;

  @Value("${spring.kafka.bootstrap-servers}")
  private String brokers;

  /** The dataset's number is held for longer than a member may take between two polls. */
  @Test
  void aMergeSlowerThanTheLongestPollCostsNoRebalance() {
    var before = members();
    var slow = Upload.snapshot(publisher).rows(1_200, "r");
    transactions.executeWithoutResult(
        _ -> {
          jdbc.sql("SELECT id FROM dataset FOR NO KEY UPDATE").query(Integer.class).list();
          catalog.send(slow);
          Awaitility.await().until(() -> catalog.statusOf(slow.id).equals("ready"));
          Awaitility.await()
              .during(CatalogTest.LONGEST_POLL.plusSeconds(1))
              .atMost(Duration.ofSeconds(30))
              .until(() -> catalog.statusOf(slow.id).equals("ready"));
        });
    catalog.awaitStatus(slow, "merged");
    assertThat(members()).isEqualTo(before);
    assertThat(reader.namesOf(TOILETS, publisher)).hasSize(1_200);
  }

  /** A member that was thrown out comes back under another id. */
  private Map<String, Set<String>> members() {
    try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, brokers))) {
      var members = new TreeMap<String, Set<String>>();
      admin
          .describeConsumerGroups(GROUPS)
          .all()
          .get()
          .forEach((group, description) -> members.put(group, members(description)));
      return members;
    } catch (ExecutionException | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Set<String> members(ConsumerGroupDescription group) {
    return group.members().stream().map(MemberDescription::consumerId).collect(Collectors.toSet());
  }
}
