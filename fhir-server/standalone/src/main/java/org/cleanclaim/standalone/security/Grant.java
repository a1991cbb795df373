package org.cleanclaim.standalone.security;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.standalone.security.SmartScope.Level;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationToken;

/**
 * What one access token grants.
 *
 * @param scopes the SMART scopes in it that are understood
 * @param patient id of the patient in context, where the app was launched for one
 */
record Grant(List<SmartScope> scopes, Optional<String> patient) {

  static final Grant NOTHING = new Grant(List.of(), Optional.empty());

  static Grant of(Authentication caller) {
    return caller instanceof JwtAuthenticationToken token ? of(token.getToken()) : NOTHING;
  }

  static Grant of(Jwt token) {
    return new Grant(
        scopes(token).stream().map(SmartScope::parse).flatMap(Optional::stream).toList(),
        Optional.ofNullable(token.getClaimAsString("patient")));
  }

  boolean covers(SmartScope needed) {
    return scopes.stream().anyMatch(scope -> scope.covers(needed));
  }

  /** Scopes that do not stop at one patient. */
  List<SmartScope> unbounded() {
    return scopes.stream().filter(scope -> scope.level() != Level.PATIENT).toList();
  }

  /** Scopes that stop at the patient in context; without one they grant nothing. */
  List<SmartScope> ofPatient() {
    return patient.isEmpty()
        ? List.of()
        : scopes.stream().filter(scope -> scope.level() == Level.PATIENT).toList();
  }

  /** RFC 9068 writes scopes as one string; others write a list. */
  private static Collection<String> scopes(Jwt token) {
    Object claim = token.getClaim("scope");
    if (claim instanceof String words) {
      return List.of(words.split(" "));
    }
    return claim instanceof Collection<?> ? token.getClaimAsStringList("scope") : List.of();
  }
}
