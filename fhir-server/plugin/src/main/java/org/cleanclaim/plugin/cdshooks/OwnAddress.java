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

  /** The bases under which this server's own FHIR server is known. */
  List<URI> fhirBases(HttpServletRequest request) {
    List<String> paths = fhirServlets.basePaths(request.getServletContext());
    List<URI> bases = new ArrayList<>();
    for (String path : paths.isEmpty() ? List.of(USUAL) : paths) {
      bases.add(URI.create(asRequested(request) + path));
      bases.add(URI.create(base(request) + path));
    }
    return bases;
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
