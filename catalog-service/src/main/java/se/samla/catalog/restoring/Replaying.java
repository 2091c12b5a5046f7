package se.samla.catalog.restoring;

import java.sql.Connection;
import java.sql.SQLException;
import org.springframework.cloud.stream.config.BindingServiceProperties;
import org.springframework.stereotype.Component;
import se.samla.schemas.positions.ConsumerPositions;

/** The consumers' places in Kafka: kept with the state, and sought when it comes back. */
@Component
class Replaying {
  private final ConsumerPositions positions;
  private final BindingServiceProperties bindings;

  Replaying(ConsumerPositions positions, BindingServiceProperties bindings) {
    this.positions = positions;
    this.bindings = bindings;
  }

  /** Every consumer goes on where it stood with the state that came back. */
  void prepare(Connection restored) throws SQLException {
    for (var binding : bindings.getBindings().values()) {
      positions.seekKept(restored, binding.getGroup(), binding.getDestination());
    }
  }

  /** Not before they have been sought. */
  void keepPositions() {
    positions.start();
  }
}
