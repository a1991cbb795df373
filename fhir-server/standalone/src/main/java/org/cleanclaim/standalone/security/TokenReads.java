package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.plugin.cdshooks.FhirAuthorization;
import org.cleanclaim.plugin.cdshooks.LocalReads;
import org.cleanclaim.standalone.security.SmartScope.Permission;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.stereotype.Component;

/**
 * Lets a CDS Hooks caller have this server's records read as far as the token it lends would let it
 * read them at the FHIR endpoint.
 */
@Component
final class TokenReads implements LocalReads {

  /** What a card is made from. */
  private static final Set<String> NEEDED = Set.of("Patient", "Coverage", "Claim");

  private static final Set<Permission> READING = Set.of(Permission.READ, Permission.SEARCH);

  private final JwtDecoder decoder;

  TokenReads(JwtDecoder decoder) {
    this.decoder = decoder;
  }

  @Override
  public boolean permits(FhirAuthorization authorization, String patientId) {
    return authorization != null
        && NEEDED.stream().allMatch(reads(authorization, patientId)::reads);
  }

  private Reach reads(FhirAuthorization authorization, String patientId) {
    try {
      return new Reach(Grant.of(decoder.decode(authorization.token())), patientId);
    } catch (JwtException notOurs) {
      return new Reach(Grant.NOTHING, patientId);
    }
  }

  private record Reach(Grant grant, String patientId) {

    boolean reads(String type) {
      return grant.scopes().stream()
          .filter(scope -> scope.level() != SmartScope.Level.PATIENT || isOfPatient())
          .anyMatch(scope -> scope.covers(new SmartScope(scope.level(), type, READING)));
    }

    private boolean isOfPatient() {
      return grant.patient().filter(patientId::equals).isPresent();
    }
  }
}
