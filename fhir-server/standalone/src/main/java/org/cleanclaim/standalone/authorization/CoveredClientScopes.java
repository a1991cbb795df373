package org.cleanclaim.standalone.authorization;

import java.util.List;
import java.util.function.Consumer;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2ErrorCodes;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationContext;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2ClientCredentialsAuthenticationToken;

/** Lets a system ask for less than it is registered with: {@code system/Claim.rs}. */
final class CoveredClientScopes implements Consumer<OAuth2ClientCredentialsAuthenticationContext> {

  static void addTo(List<AuthenticationProvider> providers) {
    for (var provider : providers) {
      if (provider instanceof OAuth2ClientCredentialsAuthenticationProvider systems) {
        systems.setAuthenticationValidator(new CoveredClientScopes());
      }
    }
  }

  @Override
  public void accept(OAuth2ClientCredentialsAuthenticationContext context) {
    OAuth2ClientCredentialsAuthenticationToken request = context.getAuthentication();
    if (!SmartScopes.areCovered(request.getScopes(), context.getRegisteredClient().getScopes())) {
      throw new OAuth2AuthenticationException(OAuth2ErrorCodes.INVALID_SCOPE);
    }
  }
}
