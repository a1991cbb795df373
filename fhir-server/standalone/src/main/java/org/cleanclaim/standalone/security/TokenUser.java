package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import org.cleanclaim.plugin.site.CurrentUser;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.stereotype.Component;

/** Who a token was given to: the person it names, else the program. */
@Component
final class TokenUser implements CurrentUser {

  @Override
  public Reference of(RequestDetails request) {
    Authentication caller = SecurityContextHolder.getContext().getAuthentication();
    if (caller == null) {
      return new Reference().setDisplay("this server");
    }
    String user =
        caller.getPrincipal() instanceof Jwt token ? token.getClaimAsString("fhirUser") : null;
    if (user == null || !new IdType(user).hasIdPart()) {
      return new Reference().setDisplay("program " + caller.getName());
    }
    // Whoever is known here is named as here, and a person of another server with its address.
    IdType id = new IdType(user);
    boolean here = request == null || !id.hasBaseUrl() || isOf(request, id);
    return new Reference(here ? id.toUnqualifiedVersionless().getValue() : user);
  }

  private static boolean isOf(RequestDetails request, IdType id) {
    String base = request.getFhirServerBase();
    return base != null && path(base).equals(path(id.getBaseUrl()));
  }

  /** One server goes by several names; its own issuer's word is taken. */
  private static String path(String address) {
    return address.replaceFirst("^https?://[^/]*", "").replaceFirst("/+$", "");
  }
}
