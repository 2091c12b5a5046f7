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
 * A handler that takes a {@link Publisher}, an {@link Operator} or either of them can be reached
 * with such a key alone.
 */
@Configuration
class CallerArguments implements WebMvcConfigurer, HandlerMethodArgumentResolver {
  static {
    SpringDocUtils.getConfig()
        .addRequestWrapperToIgnore(Publisher.class, Operator.class, Caller.class);
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
    return Caller.class.isAssignableFrom(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    if (parameter.getParameterType() == Caller.class) {
      return authentication.caller(request);
    }
    return parameter.getParameterType() == Operator.class
        ? authentication.operator(request)
        : authentication.publisher(request);
  }
}
