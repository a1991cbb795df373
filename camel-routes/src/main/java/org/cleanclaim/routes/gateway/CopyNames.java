package org.cleanclaim.routes.gateway;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.cleanclaim.routes.traffic.Sha256;
import org.hl7.fhir.r4.model.IdType;

/**
 * Names an upstream's resources have at the Cleanclaim server: made from the upstream's address, so
 * that two servers that both have a {@code Patient/1} are kept apart, and the same every time.
 */
final class CopyNames {
  private static final int LENGTH = 40;

  private final URI upstream;

  CopyNames(URI upstream) {
    this.upstream = upstream;
  }

  /** The name of a resource; type and id, or an address below the upstream's base. */
  String of(String type, String id) {
    return type + "/" + id(type, id);
  }

  String id(String type, String id) {
    return "gw-" + hex(upstream + "/" + type + "/" + id).substring(0, LENGTH);
  }

  private static String hex(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }

  /**
   * Type and id of a reference to the upstream's own; null for any other, such as one to what is
   * contained, a logical one, or one to another server.
   */
  IdType local(String reference) {
    if (reference == null || reference.startsWith("#") || reference.startsWith("urn:")) {
      return null;
    }
    var relative =
        reference.startsWith(upstream + "/")
            ? reference.substring(upstream.toString().length() + 1)
            : reference;
    if (!relative.matches("[A-Z][A-Za-z]{1,60}/[A-Za-z0-9.\\-]{1,64}(/_history/[^/]+)?")) {
      return null;
    }
    return new IdType(relative).toVersionless();
  }
}
