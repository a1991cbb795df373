package org.cleanclaim.standalone.authorization;

import java.util.List;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.oidc.endpoint.OidcParameterNames;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;

/**
 * What SMART adds to the tokens: who the user is, the patient in context, whom the token is for.
 */
final class SmartTokens implements OAuth2TokenCustomizer<JwtEncodingContext> {

  /** Tells an access token from an ID token signed with the same key (RFC 9068). */
  static final String ACCESS_TOKEN_TYPE = "at+jwt";

  private final LaunchContexts launches;

  SmartTokens(LaunchContexts launches) {
    this.launches = launches;
  }

  @Override
  public void customize(JwtEncodingContext token) {
    if (OAuth2TokenType.ACCESS_TOKEN.equals(token.getTokenType())) {
      accessToken(token);
    } else if (OidcParameterNames.ID_TOKEN.equals(token.getTokenType().getValue())) {
      nameUser(token);
    }
  }

  private void accessToken(JwtEncodingContext token) {
    token.getJwsHeader().type(ACCESS_TOKEN_TYPE);
    token.getClaims().audience(List.of(issuer() + "/fhir"));
    token.getClaims().claim("client_id", token.getRegisteredClient().getClientId());
    if (token.getAuthorizationGrantType().equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
      return;
    }
    nameUser(token);
    token.getClaims().claim("scope", GrantedScopes.of(user(token), token.getAuthorizedScopes()));
    new LaunchRequest(token.getAuthorization())
        .contextIn(launches)
        .ifPresent(context -> token.getClaims().claim("patient", context.patient()));
  }

  private static void nameUser(JwtEncodingContext token) {
    var user = user(token);
    token.getClaims().claim("fhirUser", issuer() + "/fhir/" + user.fhirUser());
    token.getClaims().claim("name", user.fullName());
  }

  private static DemoUser user(JwtEncodingContext token) {
    return DemoUser.named(token.getPrincipal().getName());
  }

  private static String issuer() {
    return AuthorizationServerContextHolder.getContext().getIssuer();
  }
}
