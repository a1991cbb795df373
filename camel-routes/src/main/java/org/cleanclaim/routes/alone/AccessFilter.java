package org.cleanclaim.routes.alone;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Lets callers in who show the secret of the settings. Health is open; the gateway's callers show
 * the upstream's tokens, which it judges itself.
 */
final class AccessFilter extends OncePerRequestFilter {
  static final String TOKEN = "cleanclaim.routes.access.token";

  private final byte[] expected;

  AccessFilter(String token) {
    expected = ("Bearer " + token).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    // As the container reads it, so that no other spelling of an address leads past.
    var path =
        request.getServletPath() + (request.getPathInfo() == null ? "" : request.getPathInfo());
    return path.startsWith("/gateway/fhir/")
        // There only in the demonstration, where it stands in for somebody else's address.
        || path.startsWith("/payer/")
        || path.equals("/gateway/fhir")
        || path.equals("/actuator/health")
        || path.startsWith("/actuator/health/");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var shown = request.getHeader("Authorization");
    if (shown != null && MessageDigest.isEqual(shown.getBytes(StandardCharsets.UTF_8), expected)) {
      chain.doFilter(request, response);
      return;
    }
    response.setStatus(401);
    response.setHeader("WWW-Authenticate", "Bearer");
    response.setContentType("application/fhir+json;charset=UTF-8");
    response
        .getWriter()
        .write(
            "{\"resourceType\":\"OperationOutcome\",\"issue\":[{\"severity\":\"error\","
                + "\"code\":\"login\",\"diagnostics\":\"The routes' access token is needed"
                + " (Authorization: Bearer ...).\"}]}");
  }
}
