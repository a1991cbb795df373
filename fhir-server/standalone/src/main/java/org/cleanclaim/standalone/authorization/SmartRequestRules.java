package org.cleanclaim.standalone.authorization;

import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationException;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationToken;
import org.springframework.security.oauth2.server.authorization.context.AuthorizationServerContextHolder;

/**
 * What an authorization request must hold beyond OAuth: a redirect to a page of this very server,
 * an {@code aud} that names its FHIR endpoint, PKCE with S256, and a launch that is this user's.
 */
final class SmartRequestRules
    implements Consumer<OAuth2AuthorizationCodeRequestAuthenticationContext> {

  private final LaunchContexts launches;

  SmartRequestRules(LaunchContexts launches) {
    this.launches = launches;
  }

  @Override
  public void accept(OAuth2AuthorizationCodeRequestAuthenticationContext context) {
    OAuth2AuthorizationCodeRequestAuthenticationToken request = context.getAuthentication();
    var client = context.getRegisteredClient();
    // First, and answered on a page of ours: nothing is sent to an address that is not registered.
    if (!isRegistered(request.getRedirectUri(), client.getRedirectUris())) {
      throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "redirect_uri is not registered", null);
    }
    if (!SmartScopes.areCovered(request.getScopes(), client.getScopes())) {
      throw refusal(OAuth2ErrorCodes.INVALID_SCOPE, "scope is not registered", request);
    }
    if (!"S256".equals(request.getAdditionalParameters().get("code_challenge_method"))) {
      throw refusal(
          OAuth2ErrorCodes.INVALID_REQUEST,
          "PKCE with code_challenge_method S256 is needed",
          request);
    }
    checkAudience(request);
    checkLaunch(request);
  }

  /** Clients are registered by path: the demo does not know under which name it is reached. */
  private static boolean isRegistered(String redirect, Set<String> paths) {
    return redirect != null
        && paths.stream().map(path -> issuer() + path).anyMatch(redirect::equals);
  }

  private static void checkAudience(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    var audience = request.getAdditionalParameters().get("aud");
    if (audience == null || !withoutSlash(audience.toString()).equals(issuer() + "/fhir")) {
      throw refusal(OAuth2ErrorCodes.INVALID_REQUEST, "aud must be " + issuer() + "/fhir", request);
    }
  }

  private void checkLaunch(OAuth2AuthorizationCodeRequestAuthenticationToken request) {
    var launch = request.getAdditionalParameters().get("launch");
    var user = signedIn(request.getPrincipal());
    if (launch != null
        && user.isPresent()
        && launches.find(launch.toString(), user.get()).isEmpty()) {
      throw refusal(
          OAuth2ErrorCodes.INVALID_REQUEST, "launch is unknown, over, or another user's", request);
    }
  }

  private static Optional<String> signedIn(Object principal) {
    return principal instanceof Authentication caller
            && !(caller instanceof AnonymousAuthenticationToken)
        ? Optional.of(caller.getName())
        : Optional.empty();
  }

  private static String withoutSlash(String address) {
    return address.endsWith("/") ? address.substring(0, address.length() - 1) : address;
  }

  private static String issuer() {
    return AuthorizationServerContextHolder.getContext().getIssuer();
  }

  private static OAuth2AuthorizationCodeRequestAuthenticationException refusal(
      String code, String why, OAuth2AuthorizationCodeRequestAuthenticationToken answerTo) {
    return new OAuth2AuthorizationCodeRequestAuthenticationException(
        new OAuth2Error(code, why, null), answerTo);
  }
}
