package org.cleanclaim.standalone.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.oauth2.server.resource.authentication.BearerTokenAuthenticationToken;
import org.springframework.security.oauth2.server.resource.authentication.JwtAuthenticationProvider;

/**
 * Who may call the payer routes: the plug-in in this process, and systems with the scope for it.
 */
final class RouteCallers implements AuthenticationManager {

  private static final SmartScope NEEDED =
      SmartScope.parse("system/CoverageEligibilityRequest.c").orElseThrow();

  private final ProcessToken own;
  private final JwtAuthenticationProvider issued;

  RouteCallers(ProcessToken own, JwtDecoder decoder) {
    this.own = own;
    this.issued = new JwtAuthenticationProvider(decoder);
  }

  @Override
  public Authentication authenticate(Authentication request) {
    var token = ((BearerTokenAuthenticationToken) request).getToken();
    if (isOwn(token)) {
      return UsernamePasswordAuthenticationToken.authenticated("plug-in", null, List.of());
    }
    var caller = issued.authenticate(request);
    if (!Grant.of(caller).covers(NEEDED)) {
      throw new InvalidBearerTokenException("The token lacks system/CoverageEligibilityRequest.c");
    }
    return caller;
  }

  private boolean isOwn(String token) {
    return MessageDigest.isEqual(
        token.getBytes(StandardCharsets.UTF_8), own.value().getBytes(StandardCharsets.UTF_8));
  }
}
