package org.cleanclaim.plugin.guard;

import ca.uhn.fhir.rest.server.RestfulServer;
import jakarta.servlet.ServletContext;
import jakarta.servlet.ServletRegistration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.util.ClassUtils;

/** Where a host has put its FHIR servers. */
public class FhirServlets {

  private final Map<String, Boolean> known = new ConcurrentHashMap<>();

  /** Whether the servlet of this name is a HAPI server. */
  public boolean isFhirServer(ServletContext context, String servlet) {
    return servlet != null
        && !servlet.isEmpty()
        && known.computeIfAbsent(servlet, name -> look(context.getServletRegistration(name)));
  }

  /** The paths below which FHIR is served, within the application: {@code /fhir}. */
  public List<String> basePaths(ServletContext context) {
    return context.getServletRegistrations().values().stream()
        .filter(registration -> isFhirServer(context, registration.getName()))
        .flatMap(registration -> registration.getMappings().stream())
        .map(
            mapping ->
                mapping.endsWith("/*") ? mapping.substring(0, mapping.length() - 2) : mapping)
        .sorted()
        .toList();
  }

  private static boolean look(ServletRegistration registration) {
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
