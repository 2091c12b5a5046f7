package se.samla.notification.addresses;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.annotation.Primary;
import org.springframework.stereotype.Component;

/** Names whose addresses a test decides, at any time; all others are the machine's to resolve. */
@Component
@Primary
public class TestNames implements NameResolver {
  private final Map<String, InetAddress> answers = new ConcurrentHashMap<>();
  private final NameResolver machine;

  TestNames(SystemResolver machine) {
    this.machine = machine;
  }

  /** From now on. */
  public void answer(String host, String address) {
    answers.put(host + ".", InetAddress.ofLiteral(address));
  }

  @Override
  public List<InetAddress> resolve(String name) throws UnknownHostException {
    var answer = answers.get(name);
    return answer == null ? machine.resolve(name) : List.of(answer);
  }
}
