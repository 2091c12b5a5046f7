package se.samla.catalog.work;

import java.util.List;
import org.springframework.context.SmartLifecycle;

/** Workers that start and end with the service. */
public final class Workers implements SmartLifecycle {
  private final List<Worker> workers;

  public Workers(List<Worker> workers) {
    this.workers = workers;
  }

  @Override
  public void start() {
    workers.forEach(Worker::start);
  }

  /** Each ends the step it is in. */
  @Override
  public void stop() {
    workers.forEach(Worker::stop);
  }

  @Override
  public boolean isRunning() {
    return workers.stream().anyMatch(Worker::isRunning);
  }
}
