package org.cleanclaim.standalone.authorization;

import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import java.io.IOException;
import java.util.Arrays;
import org.cleanclaim.standalone.database.DataFolder;
import org.cleanclaim.standalone.pages.PageHeaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.annotation.Order;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.server.authorization.authentication.OAuth2AuthorizationCodeRequestAuthenticationProvider;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.provisioning.InMemoryUserDetailsManager;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;

/** The demo's OAuth and OpenID endpoints, at the server's own origin. */
@Configuration(proxyBeanMethods = false)
@Profile("demo")
class AuthorizationServerConfiguration {

  @Bean
  @Order(1)
  SecurityFilterChain authorizationEndpoints(
      HttpSecurity http, PageHeaders headers, LaunchContexts launches, TokenAnswer answer)
      throws Exception {
    var server = OAuth2AuthorizationServerConfigurer.authorizationServer();
    return http.securityMatcher(server.getEndpointsMatcher())
        .with(
            server,
            endpoints ->
                endpoints
                    .oidc(openId -> {})
                    .authorizationEndpoint(
                        endpoint ->
                            endpoint.authenticationProviders(
                                providers ->
                                    providers.forEach(
                                        provider -> addSmartRules(provider, launches))))
                    .tokenEndpoint(
                        endpoint ->
                            endpoint
                                .accessTokenResponseHandler(answer)
                                .authenticationProviders(CoveredClientScopes::addTo)))
        .headers(headers)
        .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
        .exceptionHandling(
            handling ->
                handling.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
        .build();
  }

  @Bean
  JWKSource<SecurityContext> signingKeys(DataFolder data) throws IOException {
    return new ImmutableJWKSet<>(
        new JWKSet(SigningKey.in(data.resolve("keys").resolve("signing-key.json"))));
  }

  @Bean
  RegisteredClientRepository clients() {
    return DemoClients.all();
  }

  @Bean
  UserDetailsService users() {
    return new InMemoryUserDetailsManager(
        Arrays.stream(DemoUser.values())
            .map(
                user ->
                    User.withUsername(user.userName())
                        .password("{noop}" + DemoUser.PASSWORD)
                        .authorities("demo")
                        .build())
            .toList());
  }

  /** Without an issuer of its own it answers as whatever host it was asked by. */
  @Bean
  AuthorizationServerSettings authorizationServerSettings() {
    return AuthorizationServerSettings.builder().build();
  }

  @Bean
  LaunchContexts launchContexts() {
    return new LaunchContexts();
  }

  @Bean
  SmartTokens smartTokens(LaunchContexts launches) {
    return new SmartTokens(launches);
  }

  private static void addSmartRules(AuthenticationProvider provider, LaunchContexts launches) {
    if (provider instanceof OAuth2AuthorizationCodeRequestAuthenticationProvider requests) {
      requests.setAuthenticationValidator(new SmartRequestRules(launches));
    }
  }
}
