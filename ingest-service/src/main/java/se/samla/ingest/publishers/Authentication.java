package se.samla.ingest.publishers;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.NativeWebRequest;

/**
 * Who calls, by the key in {@code Authorization: Bearer <key>}. Nothing of the body is read before
 * this has said yes.
 */
@Component
class Authentication {
  private static final String SCHEME = "Bearer ";

  private final Publishers publishers;
  private final OperatorKeys operators;

  Authentication(Publishers publishers, OperatorKeys operators) {
    this.publishers = publishers;
    this.operators = operators;
  }

  Publisher publisher(NativeWebRequest request) {
    var key = keyOf(request);
    return publishers
        .byKey(key)
        .orElseThrow(() -> notThat(operators.find(key).isPresent(), "a publisher's key"));
  }

  Operator operator(NativeWebRequest request) {
    var key = keyOf(request);
    return operators
        .find(key)
        .orElseThrow(() -> notThat(publishers.byKey(key).isPresent(), "an operator's key"));
  }

  Caller caller(NativeWebRequest request) {
    var key = keyOf(request);
    return publishers
        .byKey(key)
        .<Caller>map(publisher -> publisher)
        .or(() -> operators.find(key))
        .orElseThrow(UnknownKeyException::new);
  }

  private static RuntimeException notThat(boolean known, String expected) {
    return known
        ? new NotAllowedException("key: of another kind (expected: " + expected + ")")
        : new UnknownKeyException();
  }

  private static String keyOf(NativeWebRequest request) {
    @Nullable String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      throw new UnknownKeyException();
    }
    return header.substring(SCHEME.length()).strip();
  }
}
