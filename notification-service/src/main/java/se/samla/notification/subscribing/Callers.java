package se.samla.notification.subscribing;

import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Who a caller is, by {@code Authorization: Bearer <key>}. */
@Component
class Callers {
  private static final Logger log = LoggerFactory.getLogger(Callers.class);
  private static final String BEARER = "Bearer ";

  private final Subscribers subscribers;
  private final Map<String, byte[]> operators;

  Callers(Subscribers subscribers, OperatorSettings operators) {
    this.subscribers = subscribers;
    this.operators = operators.hashes();
  }

  Subscriber subscriber(@Nullable String authorization) {
    return key(authorization)
        .flatMap(ApiKey::parse)
        .flatMap(subscribers::ownerOf)
        .orElseThrow(() -> new UnauthorizedException("subscriber key"));
  }

  Operator operator(@Nullable String authorization) {
    var operator =
        key(authorization)
            .flatMap(this::operatorOf)
            .orElseThrow(() -> new UnauthorizedException("operator key"));
    log.info("operator {} was let in", operator.name());
    return operator;
  }

  /** Compares with every key, however early one fits. */
  private Optional<Operator> operatorOf(String key) {
    var hash = Sha256.of(key);
    return operators.entrySet().stream()
        .filter(known -> MessageDigest.isEqual(known.getValue(), hash))
        .map(known -> new Operator(known.getKey()))
        .reduce((_, last) -> last);
  }

  private static Optional<String> key(@Nullable String authorization) {
    return Optional.ofNullable(authorization)
        .filter(text -> text.regionMatches(true, 0, BEARER, 0, BEARER.length()))
        .map(text -> text.substring(BEARER.length()).strip());
  }
}
