package org.cleanclaim.plugin.guard;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;

/**
 * The first filter a FHIR or CDS Hooks request meets: it refuses bodies that would cost the parsers
 * behind it more than they are worth.
 *
 * <p>It looks and does not touch: what passes is handed on byte for byte.
 */
public class RequestGuard extends HttpFilter {

  private static final long serialVersionUID = 1L;

  private static final Set<String> BODILESS = Set.of("GET", "HEAD", "OPTIONS", "TRACE");

  /** No text of FHIR holds it, so that nothing could be found by it. */
  private static final Refusal NUL_IN_ADDRESS =
      new Refusal(400, "invalid", "The address holds the character U+0000 (%00). Leave it out.");

  private final transient BodyIntake intake;
  private final transient JsonInspection json;
  private final transient XmlInspection xml;
  private final transient Predicate<HttpServletRequest> guarded;

  public RequestGuard(GuardSettings limits) {
    this(limits, new GuardedPaths()::contains);
  }

  RequestGuard(GuardSettings limits, Predicate<HttpServletRequest> guarded) {
    this.intake = new BodyIntake(limits);
    this.json = new JsonInspection(limits);
    this.xml = new XmlInspection(limits);
    this.guarded = guarded;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    boolean hasNul = request.getQueryString() != null && request.getQueryString().contains("%00");
    boolean hasBody = mayHaveBody(request) && !isForm(request) && !isFileOfWork(request);
    if ((!hasNul && !hasBody) || !guarded.test(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (hasNul) {
      NUL_IN_ADDRESS.send(response);
      return;
    }
    TakenRequest taken;
    try {
      taken = inspect(request);
    } catch (RefusedBody e) {
      e.refusal().send(response);
      return;
    }
    chain.doFilter(taken, response);
  }

  private TakenRequest inspect(HttpServletRequest request) throws IOException, RefusedBody {
    BodyIntake.Taken body = intake.take(request);
    switch (BodyFormat.of(request.getContentType(), body.bytes())) {
      case JSON -> json.inspect(body.bytes());
      case XML -> xml.inspect(body.bytes());
      case OTHER -> {
        // Nothing behind us parses it as FHIR; its size was bounded while it was taken in.
      }
    }
    return new TakenRequest(request, body);
  }

  /** A length that is not told may be anything: HTTP/2 sends bodies without. */
  private static boolean mayHaveBody(HttpServletRequest request) {
    return !BODILESS.contains(request.getMethod()) && request.getContentLengthLong() != 0;
  }

  /** A file of lines, each of which its taker looks at as this does at a body. */
  private static boolean isFileOfWork(HttpServletRequest request) {
    return request.getRequestURI().endsWith("/$import-work");
  }

  /** Forms are the container's to read, which bounds them itself. */
  private static boolean isForm(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null
        && (type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded")
            || type.toLowerCase(Locale.ROOT).startsWith("multipart/"));
  }
}
