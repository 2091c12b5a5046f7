package se.samla.ingest.publishers;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.utils.SpringDocUtils;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A handler that takes a {@link Publisher} or an {@link Operator} can be reached with such a key
 * alone.
 */
@Configuration
class CallerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
  static {
    SpringDocUtils.getConfig().addRequestWrapperToIgnore(Publisher.class, Operator.class);
  }

  private final Authentication authentication;

  CallerArguments(Authentication authentication) {
    this.authentication = authentication;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Publisher.class
        || parameter.getParameterType() == Operator.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return parameter.getParameterType() == Operator.class
        ? authentication.operator(request)
        : authentication.publisher(request);
  }
}
