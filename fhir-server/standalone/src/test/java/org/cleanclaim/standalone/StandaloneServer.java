package org.cleanclaim.standalone;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Lazy;

/** The running product as a test sees it: addresses, tokens, HTTP and FHIR calls. */
@TestComponent
@Lazy
public final class StandaloneServer {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final int port;
  private final FhirContext fhir;
  private final HttpClient http =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  StandaloneServer(@LocalServerPort int port, FhirContext fhir) {
    this.port = port;
    this.fhir = fhir;
  }

  public String origin() {
    return "http://localhost:" + port;
  }

  /** A system's token with exactly this scope. */
  public String token(String scope) {
    var answer =
        send(
            form("/oauth2/token", Map.of("grant_type", "client_credentials", "scope", scope))
                .header("Authorization", basic("demo", "demo")));
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("No token: " + answer.body());
    }
    return json(answer).get("access_token").asText();
  }

  /** A FHIR client that may do everything. */
  public IGenericClient fhir() {
    return fhir(token("system/*.cruds"));
  }

  public IGenericClient fhir(String token) {
    fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    var client = fhir.newRestfulGenericClient(origin() + "/fhir");
    client.registerInterceptor(new BearerTokenAuthInterceptor(token));
    return client;
  }

  /** Brings the stories back to their beginning, as a person does with "Reset demo". */
  public HttpResponse<String> resetStories() {
    return send(
        post("/ehr/api/reset", "")
            .header("Authorization", "Bearer " + browser().signIn("shah").ehrToken()));
  }

  /** The handle of an EHR launch, opened with the demo EHR's token. */
  public String launch(String ehrToken, String patient, String encounter, String claim) {
    var context =
        JSON.createObjectNode()
            .put("patient", patient)
            .put("encounter", encounter)
            .put("claim", claim)
            .put("intent", "review-visit")
            .put("needPatientBanner", false)
            .put("appContext", "{\"v\":1}");
    var answer =
        send(
            post("/ehr/api/launch", context.toString())
                .header("Authorization", "Bearer " + ehrToken));
    return json(answer).get("launch").asText();
  }

  public String json(IBaseResource resource) {
    return fhir.newJsonParser().encodeResourceToString(resource);
  }

  /** A browser with cookies of its own, signed in as nobody yet. */
  public Browser browser() {
    return new Browser(this);
  }

  public HttpRequest.Builder request(String pathOrAddress) {
    return HttpRequest.newBuilder(
        URI.create(pathOrAddress.startsWith("/") ? origin() + pathOrAddress : pathOrAddress));
  }

  public HttpRequest.Builder form(String path, Map<String, String> fields) {
    return request(path)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(BodyPublishers.ofString(encode(fields)));
  }

  public HttpRequest.Builder post(String path, String json) {
    return request(path)
        .header("Content-Type", "application/json")
        .POST(BodyPublishers.ofString(json));
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    return send(http, request);
  }

  static HttpResponse<String> send(HttpClient http, HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(interrupted);
    }
  }

  public static JsonNode json(HttpResponse<String> answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  static String encode(Map<String, String> fields) {
    return fields.entrySet().stream()
        .map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encode(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  private static String basic(String user, String password) {
    var pair = (user + ":" + password).getBytes(StandardCharsets.UTF_8);
    return "Basic " + Base64.getEncoder().encodeToString(pair);
  }
}
