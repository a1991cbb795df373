package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.util.ClassUtils;

/**
 * Reads the own records for anybody where the host's FHIR server is open to anybody, and past its
 * guards for nobody: we could not tell a good token from a bad one.
 */
class OpenHostReads implements LocalReads {

  private static final String SECURITY = "org.springframework.security.web.SecurityFilterChain";

  private final ListableBeanFactory beans;
  private final RestfulServer server;

  OpenHostReads(ListableBeanFactory beans, RestfulServer server) {
    this.beans = beans;
    this.server = server;
  }

  @Override
  public boolean permits(FhirAuthorization authorization, String patientId) {
    return !hasSecurityFilters() && !hasAuthorizationInterceptor();
  }

  private boolean hasSecurityFilters() {
    ClassLoader loader = getClass().getClassLoader();
    if (!ClassUtils.isPresent(SECURITY, loader)) {
      return false;
    }
    Class<?> filters = ClassUtils.resolveClassName(SECURITY, loader);
    return beans.getBeanNamesForType(filters, true, false).length > 0;
  }

  private boolean hasAuthorizationInterceptor() {
    return server.getInterceptorService().getAllRegisteredInterceptors().stream()
        .anyMatch(AuthorizationInterceptor.class::isInstance);
  }
}
