package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.MeterRegistry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.beans.factory.annotation.Autowired;
import se.samla.catalog.CatalogTest;

/** However many requests want the database, the way goes on. */
@Timeout(60)
@CatalogTest
class RequestConnectionsIT {
  private static final int CROWD = 40;

  /** Two thirds of what the pool has. */
  private static final int SHARE = 10;

  @Autowired private DataSource connections;
  @Autowired private MeterRegistry meters;

  @Test
  void requestsLeaveConnectionsToTheWay() throws Exception {
    var held = new Semaphore(0);
    var mayEnd = new CountDownLatch(1);
    try (var requests = Executors.newVirtualThreadPerTaskExecutor()) {
      var ends =
          IntStream.range(0, CROWD)
              .mapToObj(_ -> CompletableFuture.runAsync(() -> hold(held, mayEnd), requests))
              .toList();
      held.acquire(SHARE);
      try (var way = connections.getConnection()) {
        assertThat(way.isValid(1)).isTrue();
        Awaitility.await().untilAsserted(() -> assertThat(waiting()).isEqualTo(CROWD - SHARE));
        assertThat(held.tryAcquire()).as("one more than their share").isFalse();
      } finally {
        mayEnd.countDown();
      }
      join(ends); // each had its turn, in the places of those before
    }
  }

  private double waiting() {
    return meters.get("samla.requests.waiting").gauge().value();
  }

  private void hold(Semaphore held, CountDownLatch mayEnd) {
    try (var connection = connections.getConnection()) {
      assertThat(connection.isWrapperFor(org.postgresql.PGConnection.class)).isTrue();
      held.release();
      mayEnd.await();
      closeTwice(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void closeTwice(Connection connection) throws SQLException {
    connection.close();
    connection.close();
  }

  private static void join(List<CompletableFuture<Void>> ends) {
    CompletableFuture.allOf(ends.toArray(CompletableFuture<?>[]::new)).join();
  }
}
