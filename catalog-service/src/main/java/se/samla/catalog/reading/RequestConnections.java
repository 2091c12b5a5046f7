package se.samla.catalog.reading;

import com.zaxxer.hikari.HikariDataSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Requests, which run on virtual threads, share two thirds of the connections to the database, in
 * the order in which they ask. The rest is for the way, which has threads of its own: however many
 * knock, what was taken in goes on.
 */
final class RequestConnections extends DelegatingDataSource {
  private final Semaphore places;
  private final long patienceMillis;

  RequestConnections(HikariDataSource pool) {
    super(pool);
    places = new Semaphore(Math.max(1, pool.getMaximumPoolSize() * 2 / 3), true);
    patienceMillis = pool.getConnectionTimeout();
  }

  /**
   * @throws SQLTransientConnectionException when no connection becomes free for so long as the pool
   *     itself would wait
   */
  @Override
  public Connection getConnection() throws SQLException {
    return Thread.currentThread().isVirtual() ? ofRequest() : super.getConnection();
  }

  /** How many requests wait for one of theirs. */
  int waiting() {
    return places.getQueueLength();
  }

  private Connection ofRequest() throws SQLException {
    takePlace();
    try {
      return leavingAtItsEnd(super.getConnection());
    } catch (SQLException | RuntimeException e) {
      places.release();
      throw e;
    }
  }

  private void takePlace() throws SQLTransientConnectionException {
    try {
      if (!places.tryAcquire(patienceMillis, TimeUnit.MILLISECONDS)) {
        throw new SQLTransientConnectionException(
            "connections: none free for requests within " + patienceMillis + " ms");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLTransientConnectionException("interrupted while waiting for a connection", e);
    }
  }

  private Connection leavingAtItsEnd(Connection connection) {
    var place = new AtomicReference<@Nullable Semaphore>(places);
    return (Connection)
        Proxy.newProxyInstance(
            Connection.class.getClassLoader(),
            new Class<?>[] {Connection.class},
            (_, method, arguments) ->
                method.getName().equals("close")
                    ? close(connection, place.getAndSet(null))
                    : call(connection, method, arguments));
  }

  /** Its place is given back once, after the connection. */
  private static @Nullable Object close(Connection connection, @Nullable Semaphore place)
      throws SQLException {
    try {
      connection.close();
      return null;
    } finally {
      if (place != null) {
        place.release();
      }
    }
  }

  private static @Nullable Object call(
      Connection connection, Method method, Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(connection, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
