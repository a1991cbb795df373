package org.cleanclaim.standalone.authorization;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import org.springframework.context.annotation.Profile;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;
import org.springframework.security.oauth2.server.authorization.OAuth2AuthorizationService;
import org.springframework.security.oauth2.server.authorization.OAuth2TokenType;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AccessTokenAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;
import org.springframework.security.oauth2.server.authorization.web.authentication.OAuth2AccessTokenResponseAuthenticationSuccessHandler;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.stereotype.Component;

/** The token endpoint's answer with the launch context beside the token. */
@Component
@Profile("demo")
final class TokenAnswer implements AuthenticationSuccessHandler {

  private final OAuth2AuthorizationService authorizations;
  private final LaunchContexts launches;
  private final AuthenticationSuccessHandler plain =
      new OAuth2AccessTokenResponseAuthenticationSuccessHandler();

  TokenAnswer(OAuth2AuthorizationService authorizations, LaunchContexts launches) {
    this.authorizations = authorizations;
    this.launches = launches;
  }

  @Override
  public void onAuthenticationSuccess(
      HttpServletRequest request, HttpServletResponse response, Authentication granted)
      throws IOException, ServletException {
    plain.onAuthenticationSuccess(
        request, response, withContext((OAuth2AccessTokenAuthenticationToken) granted));
  }

  private OAuth2AccessTokenAuthenticationToken withContext(
      OAuth2AccessTokenAuthenticationToken granted) {
    var parameters = new LinkedHashMap<>(granted.getAdditionalParameters());
    var authorization =
        authorizations.findByToken(
            granted.getAccessToken().getTokenValue(), OAuth2TokenType.ACCESS_TOKEN);
    parameters.putAll(new LaunchRequest(authorization).tokenParameters(launches, issuer()));
    return new OAuth2AccessTokenAuthenticationToken(
        granted.getRegisteredClient(),
        (Authentication) granted.getPrincipal(),
        narrowed(granted.getAccessToken(), authorization),
        granted.getRefreshToken(),
        parameters);
  }

  /** The answer says what the token grants, which may be less than was asked for. */
  private static OAuth2AccessToken narrowed(
      OAuth2AccessToken token, OAuth2Authorization authorization) {
    if (authorization
        .getAuthorizationGrantType()
        .equals(AuthorizationGrantType.CLIENT_CREDENTIALS)) {
      return token;
    }
    return new OAuth2AccessToken(
        token.getTokenType(),
        token.getTokenValue(),
        token.getIssuedAt(),
        token.getExpiresAt(),
        GrantedScopes.of(DemoUser.named(authorization.getPrincipalName()), token.getScopes()));
  }

  private static String issuer() {
    return AuthorizationServerContextHolder.getContext().getIssuer();
  }
}
