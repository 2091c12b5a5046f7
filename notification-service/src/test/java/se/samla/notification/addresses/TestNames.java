package se.samla.notification.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Names whose addresses a test decides, at any time; all others are the machine's to resolve. */
@Component
@Primary
public class TestNames implements NameResolver {
  private final Map<String, InetAddress> answers = new ConcurrentHashMap<>();
  private final Map<String, Slow> held = new ConcurrentHashMap<>();
  private final NameResolver machine;

  TestNames(SystemResolver machine) {
    this.machine = machine;
  }

  /** From now on. */
  public void answer(String host, String address) {
    answers.put(host + ".", InetAddress.ofLiteral(address));
  }

  /** Whoever asks for the name waits until it is let go. */
  public Slow slow(String host) {
    var slow = new Slow(new CountDownLatch(1), new CountDownLatch(1));
    held.put(host + ".", slow);
    return slow;
  }

  /** A name that takes its time. */
  public record Slow(CountDownLatch asked, CountDownLatch gate) {
    public boolean isAskedFor() {
      return asked.getCount() == 0;
    }

    public void letGo() {
      gate.countDown();
    }

    private void await() {
      asked.countDown();
      try {
        gate.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  @Override
  public List<InetAddress> resolve(String name) throws UnknownHostException {
    Optional.ofNullable(held.get(name)).ifPresent(Slow::await);
    var answer = answers.get(name);
    return answer == null ? machine.resolve(name) : List.of(answer);
  }
}
