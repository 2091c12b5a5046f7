package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.accept.FixedContentNegotiationStrategy;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.ContentNegotiationConfigurer;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * The headers that name media types, where they name none: a wish that cannot be read is no wish
 * (else even a refusal would have no body), and a body of every type is of none.
 */
@Configuration(proxyBeanMethods = false)
class MediaTypeHeaders implements WebMvcConfigurer, HandlerInterceptor {
  /** A client without a wish, such as curl, gets JSON. */
  @Override
  public void configureContentNegotiation(ContentNegotiationConfigurer negotiation) {
    negotiation.strategies(
        List.of(
            new ReadableWish(), new FixedContentNegotiationStrategy(MediaType.APPLICATION_JSON)));
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this);
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws HttpMediaTypeNotSupportedException {
    var type = request.getContentType();
    if (type != null && !isConcrete(type)) {
      throw new HttpMediaTypeNotSupportedException("Content-Type: " + type);
    }
    return true;
  }

  private static boolean isConcrete(String type) {
    try {
      return MediaType.parseMediaType(type).isConcrete();
    } catch (InvalidMediaTypeException _) {
      return false;
    }
  }
}
