package org.cleanclaim.plugin.cdshooks;

import java.net.URI;
import java.util.Locale;

/** The base address of a server, compared by what it means and not by how it is spelled. */
final class ServerAddress {

  private ServerAddress() {}

  /** Scheme, host and port. */
  static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int standard = "https".equals(scheme) ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  static boolean same(URI one, URI other) {
    return origin(one).equals(origin(other)) && path(one).equals(path(other));
  }

  /** Whether an address is at an origin, and below its path where it has one. */
  static boolean isBelow(URI address, URI allowed) {
    if (!origin(address).equals(origin(allowed))) {
      return false;
    }
    String above = path(allowed);
    // Dots would walk out of what was allowed.
    boolean plain = address.normalize().getRawPath().equals(address.getRawPath());
    return above.isEmpty()
        || plain && (path(address).equals(above) || path(address).startsWith(above + "/"));
  }

  static String path(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
