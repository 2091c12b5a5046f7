package se.samla.catalog.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

class FairReadingTests {
  private final AtomicLong nanos = new AtomicLong();
  private MockMvc catalog;

  /** Something public. */
  @RestController
  static class Anything {
    @GetMapping("/v1/datasets")
    String datasets() {
      return "[]";
    }
  }

  @BeforeEach
  void twoASecondAndThreeAtOnce() {
    catalog =
        MockMvcBuilders.standaloneSetup(new Anything())
            .setControllerAdvice(new Problems())
            .addInterceptors(new FairReading(new ReadingLimits(2, 3, 1, 1), new Time()))
            .build();
  }

  /** Stands still until it is moved. */
  private final class Time implements TimeMeter {
    @Override
    public long currentTimeNanos() {
      return nanos.get();
    }

    @Override
    public boolean isWallClockBased() {
      return false;
    }
  }

  @Test
  void whoAsksTooMuchIsToldTheLimitAndWhenToComeAgain() throws Exception {
    for (var i = 0; i < 3; i++) {
      assertThat(answerTo("192.0.2.1").getStatus()).isEqualTo(200);
    }
    var refused = answerTo("192.0.2.1");
    assertThat(refused.getStatus()).isEqualTo(429);
    assertThat(refused.getHeader("Retry-After")).isEqualTo("1");
    assertThat(refused.getContentType()).startsWith("application/problem+json");
    assertThat(refused.getContentAsString())
        .contains("too-many-requests")
        .contains("at most 2 a second, 3 at once");
  }

  @Test
  void othersAreNotAskedToWait() throws Exception {
    exhaust("192.0.2.1");
    assertThat(answerTo("192.0.2.2").getStatus()).isEqualTo(200);
  }

  @Test
  void aPauseHelps() throws Exception {
    exhaust("192.0.2.1");
    nanos.addAndGet(Duration.ofMillis(500).toNanos());
    assertThat(answerTo("192.0.2.1").getStatus()).isEqualTo(200);
    assertThat(answerTo("192.0.2.1").getStatus()).isEqualTo(429);
  }

  @Test
  void manyAddressesOfOneNetworkOfIpv6AreOneClient() throws Exception {
    exhaust("2001:db8:1:2:0:0:0:1");
    assertThat(answerTo("2001:db8:1:2:0:0:0:2").getStatus()).isEqualTo(429);
    assertThat(answerTo("2001:db8:1:3:0:0:0:1").getStatus()).isEqualTo(200);
  }

  @Test
  void aHeaderThatAnyoneCanSendIsNotBelieved() throws Exception {
    exhaust("192.0.2.1");
    var request = get("/v1/datasets").header("X-Forwarded-For", "198.51.100.7");
    var answer =
        catalog.perform(
            request.with(
                r -> {
                  r.setRemoteAddr("192.0.2.1");
                  return r;
                }));
    assertThat(answer.andReturn().getResponse().getStatus()).isEqualTo(429);
  }

  private void exhaust(String address) throws Exception {
    while (answerTo(address).getStatus() == 200) {
      // each request takes one from the bucket
    }
  }

  private MockHttpServletResponse answerTo(String address) throws Exception {
    return catalog
        .perform(
            get("/v1/datasets")
                .with(
                    request -> {
                      request.setRemoteAddr(address);
                      return request;
                    }))
        .andReturn()
        .getResponse();
  }
}
