package se.samla.notification.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The machine's own resolver, which knows no deadline, within one. */
@Component
class SystemResolver implements NameResolver {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final AddressSettings settings;
  private final NameResolver machine;

  @Autowired
  SystemResolver(AddressSettings settings) {
    this(settings, name -> List.of(InetAddress.getAllByName(name)));
  }

  SystemResolver(AddressSettings settings, NameResolver machine) {
    this.settings = settings;
    this.machine = machine;
  }

  @Override
  public List<InetAddress> resolve(String name) throws UnknownHostException {
    var answer = threads.submit(() -> machine.resolve(name));
    try {
      return answer.get(settings.resolveTimeout().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw (UnknownHostException) new UnknownHostException(name).initCause(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (UnknownHostException) new UnknownHostException(name).initCause(e);
    }
  }
}
