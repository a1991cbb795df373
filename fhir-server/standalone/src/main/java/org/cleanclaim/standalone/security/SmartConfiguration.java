package org.cleanclaim.standalone.security;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.stream.Stream;

/**
 * What an app must know to get a token: the document at {@code .well-known/smart-configuration}.
 */
public record SmartConfiguration(
    String issuer,
    @JsonProperty("jwks_uri") String jwksUri,
    @JsonProperty("authorization_endpoint") String authorizationEndpoint,
    @JsonProperty("token_endpoint") String tokenEndpoint,
    @JsonProperty("token_endpoint_auth_methods_supported") List<String> tokenEndpointAuthMethods,
    @JsonProperty("grant_types_supported") List<String> grantTypes,
    @JsonProperty("scopes_supported") List<String> scopes,
    @JsonProperty("response_types_supported") List<String> responseTypes,
    @JsonProperty("code_challenge_methods_supported") List<String> codeChallengeMethods,
    List<String> capabilities) {

  private static final List<String> CAPABILITIES =
      List.of(
          "launch-ehr",
          "client-public",
          "client-confidential-symmetric",
          "context-ehr-patient",
          "context-ehr-encounter",
          "context-banner",
          "sso-openid-connect",
          "permission-patient",
          "permission-user",
          "permission-v1",
          "permission-v2");

  public static SmartConfiguration of(
      String issuer, String keys, String authorization, String token) {
    return new SmartConfiguration(
        issuer,
        keys,
        authorization,
        token,
        List.of("client_secret_basic", "client_secret_post"),
        List.of("authorization_code", "client_credentials"),
        List.of(
            "openid",
            "fhirUser",
            "launch",
            "patient/*.rs",
            "patient/Claim.cruds",
            "patient/DetectedIssue.rs",
            "user/*.cruds",
            "system/*.cruds"),
        List.of("code"),
        List.of("S256"),
        CAPABILITIES);
  }

  /** The same of a server that offers more. */
  public SmartConfiguration with(List<String> moreScopes, List<String> moreCapabilities) {
    return new SmartConfiguration(
        issuer,
        jwksUri,
        authorizationEndpoint,
        tokenEndpoint,
        tokenEndpointAuthMethods,
        grantTypes,
        both(scopes, moreScopes),
        responseTypes,
        codeChallengeMethods,
        both(capabilities, moreCapabilities));
  }

  private static List<String> both(List<String> some, List<String> more) {
    return Stream.concat(some.stream(), more.stream()).toList();
  }
}
