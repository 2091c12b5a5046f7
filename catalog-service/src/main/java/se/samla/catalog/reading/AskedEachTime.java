package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/** What changes without a change set has no tag: else caches would keep it as long as they like. */
final class AskedEachTime implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "public, no-cache");
    response.addHeader(HttpHeaders.VARY, HttpHeaders.ACCEPT);
    return true;
  }
}
