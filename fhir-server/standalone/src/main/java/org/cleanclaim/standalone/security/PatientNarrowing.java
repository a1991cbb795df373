package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizedList;
import ca.uhn.fhir.rest.server.interceptor.auth.SearchNarrowingInterceptor;
import org.springframework.security.core.context.SecurityContextHolder;

/** Narrows the searches of an app that was launched for one patient to that patient. */
final class PatientNarrowing extends SearchNarrowingInterceptor {

  @Override
  protected AuthorizedList buildAuthorizedList(RequestDetails request) {
    var grant = Grant.of(SecurityContextHolder.getContext().getAuthentication());
    if (!grant.unbounded().isEmpty() || grant.ofPatient().isEmpty()) {
      return null;
    }
    return new AuthorizedList().addCompartment("Patient/" + grant.patient().orElseThrow());
  }
}
