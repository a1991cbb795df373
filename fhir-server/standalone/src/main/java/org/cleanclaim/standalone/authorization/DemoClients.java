package org.cleanclaim.standalone.authorization;

import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import org.cleanclaim.standalone.security.TrafficScopes;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.settings.TokenSettings;

/** The demo's clients. Redirects are paths of this server, whatever name it is reached by. */
final class DemoClients {

  private static final Duration SHIFT = Duration.ofHours(8);
  private static final Duration VISIT = Duration.ofHours(1);

  private DemoClients() {}

  static RegisteredClientRepository all() {
    return new InMemoryRegisteredClientRepository(system(), ehr(), app());
  }

  private static RegisteredClient system() {
    return RegisteredClient.withId("demo")
        .clientId("demo")
        .clientSecret("{noop}demo")
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC)
        .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
        .authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS)
        .scope("system/*.cruds")
        .scopes(all -> all.addAll(TrafficScopes.ALL))
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(VISIT).build())
        .build();
  }

  private static RegisteredClient ehr() {
    return browser("demo-ehr", SHIFT)
        .redirectUri("/ehr/")
        .scopes(add("openid", "fhirUser", "user/*.cruds"))
        .build();
  }

  private static RegisteredClient app() {
    return browser("cleanclaim-app", VISIT)
        .redirectUri("/app/")
        .redirectUri("/app/panel")
        .scopes(
            add(
                "launch",
                "openid",
                "fhirUser",
                "patient/*.rs",
                "patient/Claim.cruds",
                "patient/DetectedIssue.rs",
                "user/*.cruds",
                "messaging/ui",
                "messaging/scratchpad"))
        .scopes(all -> all.addAll(TrafficScopes.ALL))
        .build();
  }

  private static RegisteredClient.Builder browser(String name, Duration life) {
    return RegisteredClient.withId(name)
        .clientId(name)
        .clientAuthenticationMethod(ClientAuthenticationMethod.NONE)
        .authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
        .clientSettings(
            ClientSettings.builder()
                .requireProofKey(true)
                .requireAuthorizationConsent(false)
                .build())
        .tokenSettings(TokenSettings.builder().accessTokenTimeToLive(life).build());
  }

  private static Consumer<Set<String>> add(String... scopes) {
    return all -> all.addAll(Set.of(scopes));
  }
}
