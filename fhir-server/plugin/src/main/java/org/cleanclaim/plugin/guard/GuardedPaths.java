package org.cleanclaim.plugin.guard;

import jakarta.servlet.http.HttpServletRequest;

/**
 * Which requests are looked at: those to a FHIR server, wherever the host mapped it, and those to
 * the CDS Hooks services.
 */
class GuardedPaths {

  private static final String CDS_SERVICES = "/cds-services";

  private final FhirServlets fhirServlets = new FhirServlets();

  boolean contains(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith(CDS_SERVICES)
        || fhirServlets.isFhirServer(
            request.getServletContext(), request.getHttpServletMapping().getServletName());
  }
}
