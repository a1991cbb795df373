package org.cleanclaim.plugin.site;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** The base address of a server, compared by what it means and not by how it is spelled. */
public final class ServerAddress {

  private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

  private ServerAddress() {}

  /** Whether nobody can read on the way: by TLS, or on this very machine. */
  public static boolean isPrivate(URI address) {
    if (address.getHost() == null || address.getScheme() == null) {
      return false;
    }
    return "https".equalsIgnoreCase(address.getScheme())
        || "http".equalsIgnoreCase(address.getScheme())
            && THIS_MACHINE.contains(address.getHost().toLowerCase(Locale.ROOT));
  }

  /** Scheme, host and port. */
  public static String origin(URI uri) {
    String scheme = uri.getScheme().toLowerCase(Locale.ROOT);
    int standard = "https".equals(scheme) ? 443 : 80;
    int port = uri.getPort() < 0 ? standard : uri.getPort();
    return scheme + "://" + uri.getHost().toLowerCase(Locale.ROOT) + ":" + port;
  }

  public static boolean same(URI one, URI other) {
    return origin(one).equals(origin(other)) && path(one).equals(path(other));
  }

  /** Whether an address is at an origin, and below its path where it has one. */
  public static boolean isBelow(URI address, URI allowed) {
    if (!origin(address).equals(origin(allowed))) {
      return false;
    }
    String above = path(allowed);
    // Dots would walk out of what was allowed.
    boolean plain = address.normalize().getRawPath().equals(address.getRawPath());
    return above.isEmpty()
        || plain && (path(address).equals(above) || path(address).startsWith(above + "/"));
  }

  public static String path(URI uri) {
    String path = uri.getRawPath() == null ? "" : uri.getRawPath();
    return path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
  }
}
