package se.samla.catalog.reading;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How many may read for long at a time. */
@Configuration(proxyBeanMethods = false)
class LastingReads {
  /** Each costs a connection and a thread, no more: nothing is held between two looks. */
  private static final int STREAMS = 500;

  /** Each reads the database and writes as fast as its client takes it. */
  private static final int DOWNLOADS = 8;

  /** A stream is a request that does not end: at least half of all places are left to others. */
  @Bean
  Places streamPlaces(Crowd crowd, ReadingLimits limits) {
    var most = Math.min(STREAMS, crowd.requestsAtATime() / 2);
    return new Places("streams of changes", most, limits.streamsAtOnce());
  }

  @Bean
  Places downloadPlaces(ReadingLimits limits) {
    return new Places("downloads", DOWNLOADS, limits.downloadsAtOnce());
  }
}
