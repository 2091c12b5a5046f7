package se.samla.catalog.reading;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.web.servlet.HandlerInterceptor;

/**
 * A record's id is no file name. Spring would take what follows its last dot for an extension, and
 * call the answer {@code f.txt} lest a browser runs it.
 */
final class RecordFileName implements HandlerInterceptor {
  @Override
  public boolean preHandle(
      HttpServletRequest request, HttpServletResponse response, Object handler) {
    response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"record.json\"");
    return true;
  }
}
