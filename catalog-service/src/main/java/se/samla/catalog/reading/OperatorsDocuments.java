package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Who sends a document here is an operator: not a byte of anybody else's is read. */
@Configuration(proxyBeanMethods = false)
class OperatorsDocuments implements WebMvcConfigurer, HandlerInterceptor {
  private final Operators operators;

  OperatorsDocuments(Operators operators) {
    this.operators = operators;
  }

  @Override
  public void addInterceptors(InterceptorRegistry interceptors) {
    interceptors.addInterceptor(this);
  }

  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    if (handler instanceof HandlerMethod method && takesADocument(method)) {
      operators.nameOf(request.getHeader(HttpHeaders.AUTHORIZATION));
    }
    return true;
  }

  private static boolean takesADocument(HandlerMethod method) {
    return Arrays.stream(method.getMethodParameters())
        .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
  }
}
