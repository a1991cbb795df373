package org.cleanclaim.standalone.authorization;

import java.util.Map;
import java.util.Optional;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.oauth2.server.authorization.OAuth2Authorization;

/** The authorization request behind a token: which launch it completes, and for whom. */
record LaunchRequest(OAuth2Authorization authorization) {

  Optional<LaunchContext> contextIn(LaunchContexts launches) {
    return handle().flatMap(handle -> launches.find(handle, authorization.getPrincipalName()));
  }

  Map<String, Object> tokenParameters(LaunchContexts launches, String origin) {
    return contextIn(launches)
        .map(context -> context.asTokenParameters(origin, handle().orElseThrow()))
        .orElse(Map.of());
  }

  private Optional<String> handle() {
    return Optional.ofNullable(authorization)
        .map(
            known ->
                known.<OAuth2AuthorizationRequest>getAttribute(
                    OAuth2AuthorizationRequest.class.getName()))
        .map(request -> request.getAdditionalParameters().get("launch"))
        .map(Object::toString);
  }
}
