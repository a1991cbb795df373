package org.cleanclaim.routes.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.cleanclaim.routes.operations.RouteFailure;

/**
 * The part of an address behind the gateway's base, as it came.
 *
 * @param raw with its escapes, beginning with a slash or empty
 * @param query with its escapes; null when there is none
 */
record ForwardedPath(String raw, String query) {

  /** Refuses what could lead out of the upstream's base. */
  static ForwardedPath of(HttpServletRequest request) {
    var base = request.getContextPath() + request.getServletPath();
    var uri = request.getRequestURI();
    if (!uri.startsWith(base)) {
      throw unusable(null);
    }
    var raw = uri.substring(base.length());
    for (var segment : raw.split("/", -1)) {
      check(segment);
    }
    if (raw.contains("//")) {
      throw unusable(null);
    }
    return new ForwardedPath(raw, request.getQueryString());
  }

  private static void check(String segment) {
    try {
      var once = decoded(segment);
      for (var text : List.of(once, decoded(once))) {
        if (text.equals(".")
            || text.equals("..")
            || text.chars()
                .anyMatch(c -> c == '/' || c == '\\' || c == ';' || c < ' ' || c == 127)) {
          throw unusable(null);
        }
      }
    } catch (IllegalArgumentException badEscape) {
      throw unusable(badEscape);
    }
  }

  private static RouteFailure unusable(Exception cause) {
    return RouteFailure.unusable("The address is none of a FHIR server. Correct it.", cause);
  }

  /** Its parts as the upstream understands them: type, id, operation. */
  List<String> segments() {
    var trimmed = raw.replaceAll("^/|/$", "");
    return trimmed.isEmpty()
        ? List.of()
        : Arrays.stream(trimmed.split("/")).map(ForwardedPath::decoded).toList();
  }

  /** Without escapes; a plus is a plus in a path. */
  static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return "ForwardedPath";
  }
}
