package org.cleanclaim.routes.gateway;

import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.cleanclaim.routes.operations.FailureAnswer;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.operations.TraceId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The gateway's door: passes everything on to the one upstream as it comes, and hands writes of
 * claims, coverages and adjudications to who cares for them. A servlet of its own, because Camel's
 * HTTP inlets take headers and query apart and would put them together differently.
 */
public final class GatewayServlet extends HttpServlet {
  /** Where it stands. */
  public static final String PATH = "/gateway/fhir";

  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(GatewayServlet.class);
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH");
  private static final Pattern STORED =
      Pattern.compile("(?:^|/)(Coverage|ClaimResponse)/([A-Za-z0-9.\\-]{1,64})(?:/|$)");

  private final transient UpstreamServer upstream;
  private final transient ClaimWrites claims;
  private final transient NewsDesk news;
  private final transient FailureAnswer failures;
  private final transient Semaphore places;

  public GatewayServlet(
      UpstreamServer upstream,
      ClaimWrites claims,
      NewsDesk news,
      FailureAnswer failures,
      GatewaySettings settings) {
    this.upstream = upstream;
    this.claims = claims;
    this.news = news;
    this.failures = failures;
    this.places = new Semaphore(settings.concurrentCalls());
  }

  @Override
  protected void service(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    try (var trace = TraceId.asked(request.getHeader("X-Request-Id"))) {
      pass(request, response);
    }
  }

  private void pass(HttpServletRequest request, HttpServletResponse response) throws IOException {
    boolean entered = places.tryAcquire();
    try {
      if (!entered) {
        throw RouteFailure.unavailable(
            "Too many calls are under way at the gateway. Ask again in a few seconds.",
            Duration.ofSeconds(5),
            null);
      }
      if (!METHODS.contains(request.getMethod())) {
        throw RouteFailure.unusable("This method is none of FHIR's.", null);
      }
      sort(new Passage(upstream, request, response, ForwardedPath.of(request)));
    } catch (RouteFailure failure) {
      if (response.isCommitted()) {
        throw new IOException("The answer was cut.", failure);
      }
      response.reset();
      failures.answer("gateway", failure, response);
    } finally {
      if (entered) {
        places.release();
      }
    }
  }

  private void sort(Passage passage) throws IOException {
    var method = passage.request().getMethod();
    var segments = passage.path().segments();
    if (!WRITES.contains(method)) {
      passOn(passage);
    } else if (method.equals("POST") && segments.isEmpty()) {
      claims.pass(passage);
    } else if (isClaim(method, segments)) {
      if (method.equals("PATCH")) {
        claims.passPatch(passage);
      } else {
        claims.pass(passage);
      }
    } else if (isNews(method, segments)) {
      passAndTell(passage);
    } else {
      passOn(passage);
    }
  }

  private static boolean isClaim(String method, List<String> segments) {
    if (segments.isEmpty() || !segments.get(0).equals("Claim")) {
      return false;
    }
    return segments.size() == 1
        || (method.equals("POST")
            ? segments.equals(List.of("Claim", "$submit"))
            : segments.size() == 2 && !segments.get(1).startsWith("$"));
  }

  private static boolean isNews(String method, List<String> segments) {
    return !segments.isEmpty()
        && (segments.get(0).equals("Coverage") || segments.get(0).equals("ClaimResponse"))
        && segments.size() == (method.equals("POST") ? 1 : segments.size() == 1 ? 1 : 2)
        && segments.stream()
            .noneMatch(segment -> segment.startsWith("$") || segment.startsWith("_"));
  }

  private static void passOn(Passage passage) throws IOException {
    try (var answer = passage.send()) {
      passage.relay(answer);
    }
  }

  private void passAndTell(Passage passage) throws IOException {
    try (var answer = passage.send()) {
      var stored = stored(passage, answer);
      passage.relay(answer);
      if (stored != null) {
        news.tell(stored);
      }
    }
  }

  /** What was stored; null when nothing was, or the upstream does not say which. */
  private static WrittenNews stored(Passage passage, ClassicHttpResponse answer) {
    if (answer.getCode() / 100 != 2) {
      return null;
    }
    var caller = Caller.of(passage.request());
    for (var name : List.of("Location", "Content-Location")) {
      var header = answer.getFirstHeader(name);
      var found = header == null ? null : at(header.getValue(), caller);
      if (found != null) {
        return found;
      }
    }
    var named = at(passage.path().raw(), caller);
    if (named == null) {
      LOG.warn("The upstream does not say where it stored a resource; nobody is told of it.");
    }
    return named;
  }

  /** The Coverage or ClaimResponse an address names; null when it names none. */
  static WrittenNews at(String address, Caller caller) {
    var found = STORED.matcher(address);
    return found.find() ? new WrittenNews(found.group(1), found.group(2), caller) : null;
  }
}
