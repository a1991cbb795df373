package org.cleanclaim.plugin.cdshooks;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.guard.FhirServlets;

/** Where callers find this server. */
class OwnAddress {

  private static final String USUAL = "/fhir";

  private final URI configured;
  private final FhirServlets fhirServlets = new FhirServlets();

  OwnAddress(URI configured) {
    this.configured = configured;
  }

  /** The address {@code /cds-services} stands below, without a slash at its end. */
  String base(HttpServletRequest request) {
    return configured == null ? asRequested(request) : withoutSlash(configured.toString());
  }

  /** What a call must know of where it arrived. */
  Here here(HttpServletRequest request) {
    return new Here(base(request), fhirBases(request), reachable(request));
  }

  /**
   * Where a call arrived.
   *
   * @param base the address {@code /cds-services} stands below
   * @param fhirBases the bases under which our own FHIR server is known to callers
   * @param reachable the base under which we reach it ourselves
   */
  record Here(String base, List<URI> fhirBases, URI reachable) {}

  /** The bases under which this server's own FHIR server is known. */
  private List<URI> fhirBases(HttpServletRequest request) {
    List<String> paths = fhirServlets.basePaths(request.getServletContext());
    List<URI> bases = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(USUAL) : paths) {
      bases.add(URI.create(asRequested(request) + path));
      bases.add(URI.create(base(request) + path));
    }
    return bases;
  }

  /**
   * This server's own FHIR base as it can be reached from here. What the request says of the host
   * is the caller's word; it decides nothing about whom we connect to.
   */
  URI reachable(HttpServletRequest request) {
    String path =
        fhirServlets.basePaths(request.getServletContext()).stream().findFirst().orElse(USUAL);
    if (configured != null) {
      return URI.create(base(request) + path);
    }
    String host = request.getLocalAddr();
    String literal = host.contains(":") ? "[" + host + "]" : host;
    return URI.create(
        "http://" + literal + ":" + request.getLocalPort() + request.getContextPath() + path);
  }

  private static String asRequested(HttpServletRequest request) {
    StringBuffer url = request.getRequestURL();
    int path = url.length() - request.getRequestURI().length();
    return url.substring(0, path) + request.getContextPath();
  }

  private static String withoutSlash(String url) {
    return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
  }
}
