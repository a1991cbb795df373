package org.cleanclaim.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.CookieManager;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;

/** What a person's browser does on the way to a token: cookies, sign-in, redirects, PKCE. */
public final class Browser {

  private static final Pattern CSRF = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private static final Pattern CODE = Pattern.compile("[?&]code=([^&]+)");
  private static final String VERIFIER = "a-verifier-that-is-long-enough-to-be-one-0123456789";

  private final StandaloneServer server;
  private final HttpClient http =
      HttpClient.newBuilder()
          .cookieHandler(new CookieManager())
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();

  Browser(StandaloneServer server) {
    this.server = server;
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return StandaloneServer.send(http, request);
  }

  /** Presses the button of this person on the login page. */
  public Browser signIn(String user) {
    var csrf = CSRF.matcher(send(server.request("/login")).body());
    if (!csrf.find()) {
      throw new IllegalStateException("The login page has no CSRF token");
    }
    send(
        server.form(
            "/login", Map.of("username", user, "password", "demo", "_csrf", csrf.group(1))));
    return this;
  }

  /** The demo EHR's token. */
  public String ehrToken() {
    return token("demo-ehr", "/ehr/", "openid fhirUser user/*.cruds", Map.of())
        .get("access_token")
        .asText();
  }

  /** The SMART app's whole token answer for a launch. */
  public JsonNode launch(String launch, String scope) {
    return token("cleanclaim-app", "/app/panel", scope, Map.of("launch", launch));
  }

  public JsonNode token(String client, String redirect, String scope, Map<String, String> more) {
    var answer = authorize(client, server.origin() + redirect, scope, more);
    var code = CODE.matcher(answer.headers().firstValue("Location").orElse(""));
    if (!code.find()) {
      throw new IllegalStateException(
          "No code: " + answer.statusCode() + " " + answer.headers().map().get("location"));
    }
    return StandaloneServer.json(
        send(
            server.form(
                "/oauth2/token",
                Map.of(
                    "grant_type",
                    "authorization_code",
                    "client_id",
                    client,
                    "redirect_uri",
                    server.origin() + redirect,
                    "code",
                    code.group(1),
                    "code_verifier",
                    VERIFIER))));
  }

  public HttpResponse<String> authorize(
      String client, String redirect, String scope, Map<String, String> more) {
    var query = new LinkedHashMap<String, String>();
    query.put("response_type", "code");
    query.put("client_id", client);
    query.put("redirect_uri", redirect);
    query.put("scope", scope);
    query.put("state", "state");
    query.put("aud", server.origin() + "/fhir");
    query.put("code_challenge", challenge());
    query.put("code_challenge_method", "S256");
    query.putAll(more);
    return send(
        server
            .request(
                URI.create(server.origin() + "/oauth2/authorize?" + StandaloneServer.encode(query))
                    .toString())
            .header("Accept", "text/html"));
  }

  private static String challenge() {
    try {
      var digest =
          MessageDigest.getInstance("SHA-256").digest(VERIFIER.getBytes(StandardCharsets.US_ASCII));
      return Base64.getUrlEncoder().withoutPadding().encodeToString(digest);
    } catch (NoSuchAlgorithmException everyJdkHasIt) {
      throw new IllegalStateException(everyJdkHasIt);
    }
  }
}
