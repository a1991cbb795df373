package org.cleanclaim.standalone.security;

import jakarta.servlet.http.HttpServletRequest;
import org.cleanclaim.routes.audit.Person;
import org.cleanclaim.routes.trafficview.TrafficCallers;
import org.hl7.fhir.r4.model.IdType;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/** The person a token names, else the program it was given to. */
final class TokenPerson implements TrafficCallers {

  @Override
  public Person of(HttpServletRequest request) {
    if (!(request.getUserPrincipal() instanceof JwtAuthenticationToken caller)) {
      throw new IllegalStateException("The traffic was reached without a token.");
    }
    var token = caller.getToken();
    var user = token.getClaimAsString("fhirUser");
    var name = token.getClaimAsString("name");
    if (user == null || !new IdType(user).hasIdPart()) {
      return new Person("program " + caller.getName(), name == null ? caller.getName() : name);
    }
    var reference = new IdType(user).toUnqualifiedVersionless().getValue();
    return new Person(reference, name == null ? reference : name);
  }
}
