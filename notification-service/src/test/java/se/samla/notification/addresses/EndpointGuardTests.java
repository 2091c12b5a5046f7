package se.samla.notification.addresses;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** FAILURES 11. */
class EndpointGuardTests {
  private static final String PUBLIC = "93.184.215.14";
  private final Names names = new Names();
  private final EndpointGuard guard = guard();

  @Test
  void connectsToTheAddressesTheNameResolvedTo() {
    names.answer(PUBLIC, "2606:2800:21f:cb07:6820:80da:af6b:8b2c");

    var endpoint = vet("https://hooks.example.org/a?b=c");

    assertThat(endpoint.host()).isEqualTo("hooks.example.org");
    assertThat(endpoint.port()).isEqualTo(443);
    assertThat(endpoint.addresses()).hasSize(2);
  }

  @Test
  void asksForTheFullyQualifiedNameOnlyOnce() {
    names.answer(PUBLIC);

    vet("https://Hooks.Example.org./");

    assertThat(names.asked).containsExactly("hooks.example.org.");
  }

  @Test
  void refusesANameOfWhichAnyAddressIsForbidden() {
    names.answer(PUBLIC, "127.0.0.1");

    assertRefused("https://mixed.example.org/");
  }

  @Test
  void looksAgainEveryTimeSoThatAChangedAnswerIsSeen() {
    names.answer(PUBLIC);
    names.answer("127.0.0.1");

    assertThat(vet("https://rebinding.example.org/").addresses()).containsExactly(address(PUBLIC));
    assertRefused("https://rebinding.example.org/");
  }

  @Test
  void saysTheSameOfAnUnknownNameAsOfAForbiddenOne() {
    names.answer("10.0.0.1");
    var forbidden = refusalOf("https://a.example.org/");

    var unknown = refusalOf("https://a.example.org/");

    assertThat(unknown).isEqualTo(forbidden);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://127.0.0.1/",
        "https://127.0.0.1./",
        "https://2130706433/",
        "https://017700000001/",
        "https://0x7f000001/",
        "https://0x7f.0.0.1/",
        "https://127.1/",
        "https://0177.0.0.1/",
        "https://127.0.0.01/",
        "https://1.2.3.4.5/",
        "https://999.1.1.1/",
        "https://[::1]/",
        "https://[::ffff:127.0.0.1]/",
        "https://[::ffff:7f00:1]/",
        "https://[::ffff:8.8.8.8]/",
        "https://[::ffff:808:808]/",
        "https://[::8.8.8.8]/",
        "https://[64:ff9b::7f00:1]/",
        "https://[fe80::1%25eth0]/",
        "https://[fe80::1%251]/",
        "https://169.254.169.254/latest/meta-data/",
        "https://[fd00:ec2::254]/"
      })
  void refusesForbiddenAddressesHoweverTheyAreWritten(String url) {
    assertRefused(url);
    assertThat(names.asked).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://hooks.example.org/",
        "ftp://hooks.example.org/",
        "https://user@hooks.example.org/",
        "https://user:secret@hooks.example.org/",
        "https://hooks.example.org:22/",
        "https://hooks.example.org:80/",
        "https://hooks.example.org:1023/",
        "https:///path",
        "https:hooks.example.org",
        "https://ⓛⓞⓒⓐⓛⓗⓞⓢⓣ/",
        "https://１２７.0.0.1/",
        "https://räksmörgås.example.org/",
        "/hook"
      })
  void refusesUrlsOfAnyOtherForm(String url) {
    names.answer(PUBLIC);

    assertRefused(url);
  }

  @Test
  void acceptsAnInternationalNameInItsAsciiForm() {
    names.answer(PUBLIC);

    assertThat(vet("https://xn--rksmrgs-5wao1o.example.org/").addresses()).hasSize(1);
  }

  @Test
  void acceptsAPublicAddressOfIpv6InBrackets() {
    var endpoint = vet("https://[2606:2800:21f:cb07:6820:80da:af6b:8b2c]/");

    assertThat(endpoint.host()).isEqualTo("2606:2800:21f:cb07:6820:80da:af6b:8b2c");
    assertThat(endpoint.addresses()).containsExactly(address(endpoint.host()));
  }

  @Test
  void acceptsHttpAndPrivateAddressesInAllowedNetworksOnly() {
    var lenient = guard("127.0.0.1/32", "10.1.0.0/16");

    assertThat(lenient.vet(URI.create("http://127.0.0.1:9000/")).port()).isEqualTo(9000);
    assertThat(lenient.vet(URI.create("https://10.1.2.3/")).port()).isEqualTo(443);
    assertThatExceptionOfType(ForbiddenEndpointException.class)
        .isThrownBy(() -> lenient.vet(URI.create("http://127.0.0.2:9000/")));
    assertThatExceptionOfType(ForbiddenEndpointException.class)
        .isThrownBy(() -> lenient.vet(URI.create("http://93.184.215.14:9000/")));
  }

  private Endpoint vet(String url) {
    return guard.vet(URI.create(url));
  }

  private void assertRefused(String url) {
    assertThatExceptionOfType(ForbiddenEndpointException.class).isThrownBy(() -> vet(url));
  }

  private String refusalOf(String url) {
    try {
      return vet(url).toString();
    } catch (ForbiddenEndpointException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private EndpointGuard guard(String... allowed) {
    return new EndpointGuard(names, new AddressSettings(List.of(allowed), Duration.ofSeconds(1)));
  }

  private static InetAddress address(String literal) {
    return InetAddress.ofLiteral(literal);
  }

  /** Answers as it was told, one answer after the other; then knows nothing. */
  private static final class Names implements NameResolver {
    private final Queue<List<InetAddress>> answers = new ArrayDeque<>();
    private final Queue<String> asked = new ArrayDeque<>();

    void answer(String... addresses) {
      answers.add(Stream.of(addresses).map(InetAddress::ofLiteral).toList());
    }

    @Override
    public List<InetAddress> resolve(String name) throws UnknownHostException {
      asked.add(name);
      if (answers.isEmpty()) {
        throw new UnknownHostException(name);
      }
      return answers.remove();
    }
  }
}
