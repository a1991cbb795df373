package org.cleanclaim.routes.gateway;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpMessage;

/** Which headers go on, and which are of one connection, of this host, or of Camel. */
final class ForwardedHeaders {
  /** RFC 9110 7.6.1; and what HTTP clients write themselves. */
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "keep-alive",
          "proxy-authenticate",
          "proxy-authorization",
          "proxy-connection",
          "te",
          "trailer",
          "transfer-encoding",
          "upgrade",
          "content-length",
          "host",
          "expect");

  /** Cookies are between a browser and this host; who was forwarded is told anew. */
  private static final Set<String> OF_THIS_HOST =
      Set.of(
          "cookie",
          "set-cookie",
          "forwarded",
          "x-forwarded-host",
          "x-forwarded-proto",
          "x-forwarded-port",
          "x-forwarded-prefix",
          "x-forwarded-for");

  private ForwardedHeaders() {}

  private static boolean stays(String name, Set<String> named) {
    var lower = name.toLowerCase(Locale.ROOT);
    return OF_ONE_CONNECTION.contains(lower)
        || OF_THIS_HOST.contains(lower)
        || named.contains(lower)
        || lower.startsWith("camel")
        || lower.startsWith("org.apache.camel")
        || lower.startsWith("x-cleanclaim-");
  }

  private static void addNamed(String connection, Set<String> named) {
    for (var name : connection.split(",")) {
      named.add(name.strip().toLowerCase(Locale.ROOT));
    }
  }

  static void copy(HttpServletRequest from, HttpMessage to) {
    var named = new HashSet<String>();
    for (var connection : Collections.list(from.getHeaders("Connection"))) {
      addNamed(connection, named);
    }
    for (var name : Collections.list(from.getHeaderNames())) {
      if (!stays(name, named)) {
        Collections.list(from.getHeaders(name)).forEach(value -> to.addHeader(name, value));
      }
    }
    to.setHeader("X-Forwarded-Host", host(from));
    to.setHeader("X-Forwarded-Proto", from.getScheme());
    to.setHeader("X-Forwarded-Prefix", from.getContextPath() + from.getServletPath());
  }

  private static String host(HttpServletRequest request) {
    int port = request.getServerPort();
    boolean usual = port == (request.isSecure() ? 443 : 80);
    return request.getServerName() + (usual ? "" : ":" + port);
  }

  /** The gateway's own base, as the caller knows it. */
  static String base(HttpServletRequest request) {
    return request.getScheme()
        + "://"
        + host(request)
        + request.getContextPath()
        + request.getServletPath();
  }

  static void copy(
      HttpMessage from, HttpServletResponse to, String upstreamBase, String gatewayBase) {
    var named = new HashSet<String>();
    for (Header connection : from.getHeaders("Connection")) {
      addNamed(connection.getValue(), named);
    }
    for (Header header : from.getHeaders()) {
      if (stays(header.getName(), named)) {
        continue;
      }
      boolean isAddress =
          header.getName().equalsIgnoreCase("Location")
              || header.getName().equalsIgnoreCase("Content-Location");
      to.addHeader(
          header.getName(),
          isAddress ? moved(header.getValue(), upstreamBase, gatewayBase) : header.getValue());
    }
  }

  private static String moved(String address, String upstreamBase, String gatewayBase) {
    boolean isBelow =
        address.equals(upstreamBase)
            || address.startsWith(upstreamBase + "/")
            || address.startsWith(upstreamBase + "?");
    return isBelow ? gatewayBase + address.substring(upstreamBase.length()) : address;
  }
}
