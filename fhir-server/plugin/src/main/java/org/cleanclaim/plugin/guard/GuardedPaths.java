package org.cleanclaim.plugin.guard;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletRegistration;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.ClassUtils;

/**
 * Which requests are looked at: those to a FHIR server, wherever the host mapped it, and those to
 * the CDS Hooks services.
 */
class GuardedPaths {

  private static final String CDS_SERVICES = "/cds-services";

  private final Map<String, Boolean> fhirServlets = new ConcurrentHashMap<>();

  boolean contains(HttpServletRequest request) {
    String path = request.getRequestURI().substring(request.getContextPath().length());
    return path.startsWith(CDS_SERVICES) || isForFhirServer(request);
  }

  private boolean isForFhirServer(HttpServletRequest request) {
    String servlet = request.getHttpServletMapping().getServletName();
    return servlet != null
        && !servlet.isEmpty()
        && fhirServlets.computeIfAbsent(servlet, name -> isFhirServer(request, name));
  }

  private static boolean isFhirServer(HttpServletRequest request, String servlet) {
    ServletRegistration registration = request.getServletContext().getServletRegistration(servlet);
    if (registration == null || registration.getClassName() == null) {
      return false;
    }
    try {
      Class<?> type =
          ClassUtils.forName(registration.getClassName(), ClassUtils.getDefaultClassLoader());
      return RestfulServer.class.isAssignableFrom(type);
    } catch (ClassNotFoundException | LinkageError e) {
      // A servlet whose class the host hides from us is none of HAPI's, which we were linked to.
      return false;
    }
  }
}
