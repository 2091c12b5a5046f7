package se.samla.notification.problems;

import java.util.List;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.accept.HeaderContentNegotiationStrategy;
import org.springframework.web.context.request.NativeWebRequest;

/** {@code Accept} as it stands; one that nobody can read may be disregarded (RFC 9110, 12.5.1). */
final class ReadableWish extends HeaderContentNegotiationStrategy {
  @Override
  public List<MediaType> resolveMediaTypes(NativeWebRequest request) {
    try {
      return super.resolveMediaTypes(request);
    } catch (HttpMediaTypeNotAcceptableException _) {
      return MEDIA_TYPE_ALL_LIST;
    }
  }
}
