package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.util.regex.Pattern;

/** Reads a call's body as CDS Hooks 2.0 defines it ("Calling a CDS Service"). */
class HookRequestReader {

  static final String TRACE = "org.cleanclaim.trace";
  static final String MODIFIERS = "org.cleanclaim.modifiers";

  private static final Pattern UUID =
      Pattern.compile("(?i)[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");

  HookRequest read(byte[] body, ServiceDescription service) {
    ObjectNode request = object(body);
    String hook = required(request, "hook");
    if (!hook.equals(service.hook())) {
      throw CdsRefusal.badRequest("This service listens to hook %s.".formatted(service.hook()));
    }
    String instance = required(request, "hookInstance");
    if (!UUID.matcher(instance).matches()) {
      throw CdsRefusal.badRequest("hookInstance must be a UUID.");
    }
    URI fhirServer = fhirServer(request);
    return new HookRequest(
        hook,
        instance,
        fhirServer,
        authorization(request, fhirServer),
        context(request, service),
        prefetch(request),
        request.path("extension").path(TRACE).asBoolean(false),
        request.path("extension").path(MODIFIERS).asBoolean(false));
  }

  private static ObjectNode object(byte[] body) {
    if (body.length == 0) {
      throw CdsRefusal.badRequest("The call has no body.");
    }
    JsonNode node;
    try {
      node = CdsJson.read(body);
    } catch (IOException e) {
      throw CdsRefusal.badRequest("The body is not JSON.");
    }
    if (!(node instanceof ObjectNode object)) {
      throw CdsRefusal.badRequest("The body must be a JSON object.");
    }
    return object;
  }

  private static URI fhirServer(ObjectNode request) {
    JsonNode node = request.path("fhirServer");
    if (node.isMissingNode() || node.isNull()) {
      return null;
    }
    String text = CdsJson.text(request, "fhirServer");
    URI uri;
    try {
      uri = text == null ? null : URI.create(text.strip());
    } catch (IllegalArgumentException e) {
      uri = null;
    }
    if (uri == null || !isBase(uri)) {
      throw CdsRefusal.badRequest("fhirServer must be the http(s) base URL of a FHIR server.");
    }
    return uri;
  }

  private static boolean isBase(URI uri) {
    boolean web =
        "https".equalsIgnoreCase(uri.getScheme()) || "http".equalsIgnoreCase(uri.getScheme());
    return web
        && uri.getHost() != null
        && uri.getRawUserInfo() == null
        && uri.getRawQuery() == null
        && uri.getRawFragment() == null;
  }

  private static FhirAuthorization authorization(ObjectNode request, URI fhirServer) {
    JsonNode lent = request.path("fhirAuthorization");
    if (lent.isMissingNode() || lent.isNull()) {
      return null;
    }
    if (!lent.isObject()) {
      throw CdsRefusal.badRequest("fhirAuthorization must be an object.");
    }
    if (fhirServer == null) {
      throw CdsRefusal.badRequest("fhirServer is required with fhirAuthorization.");
    }
    String type = required(lent, "fhirAuthorization", "token_type");
    if (!"Bearer".equalsIgnoreCase(type)) {
      throw CdsRefusal.badRequest("fhirAuthorization.token_type must be Bearer.");
    }
    JsonNode seconds = lent.path("expires_in");
    if (!seconds.isIntegralNumber() || !seconds.canConvertToLong()) {
      throw CdsRefusal.badRequest("fhirAuthorization.expires_in must be an integer.");
    }
    // Scopes are required by the letter, but a token may carry none worth naming.
    if (!lent.path("scope").isTextual()) {
      throw CdsRefusal.badRequest("fhirAuthorization.scope is required.");
    }
    return FhirAuthorization.lent(
        token(lent),
        required(lent, "fhirAuthorization", "subject"),
        CdsJson.text(lent, "patient"),
        seconds.longValue());
  }

  /** RFC 6750's alphabet: nothing that could end a header line. */
  private static String token(JsonNode lent) {
    String token = required(lent, "fhirAuthorization", "access_token");
    if (!token.chars().allMatch(c -> c > ' ' && c < 127)) {
      throw CdsRefusal.badRequest("fhirAuthorization.access_token is not a bearer token.");
    }
    return token;
  }

  private static ObjectNode context(ObjectNode request, ServiceDescription service) {
    if (!(request.path("context") instanceof ObjectNode context) || context.isEmpty()) {
      throw CdsRefusal.badRequest("context is required.");
    }
    service.context().forEach(field -> check(context, field));
    return context;
  }

  private static void check(ObjectNode context, ContextField field) {
    JsonNode value = context.path(field.name());
    if (value.isMissingNode() || value.isNull()) {
      if (field.required()) {
        throw CdsRefusal.badRequest("context.%s is required.".formatted(field.name()));
      }
      return;
    }
    boolean right =
        switch (field.kind()) {
          case TEXT -> value.isTextual() && (!field.required() || !value.textValue().isBlank());
          case TEXTS -> value.isArray() && allTexts(value);
          case RESOURCE -> CdsJson.text(value, "resourceType") != null;
          case RESOURCES -> value.isArray() || "Bundle".equals(CdsJson.text(value, "resourceType"));
        };
    if (!right) {
      throw CdsRefusal.badRequest(
          "context.%s must be %s.".formatted(field.name(), field.kind().words()));
    }
  }

  private static boolean allTexts(JsonNode values) {
    for (JsonNode value : values) {
      if (!value.isTextual() || value.textValue().isBlank()) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode prefetch(ObjectNode request) {
    JsonNode prefetch = request.path("prefetch");
    if (prefetch.isNull()) {
      return MissingNode.getInstance();
    }
    if (!prefetch.isMissingNode() && !prefetch.isObject()) {
      throw CdsRefusal.badRequest("prefetch must be an object.");
    }
    return prefetch;
  }

  private static String required(JsonNode node, String field) {
    String text = CdsJson.text(node, field);
    if (text == null) {
      throw CdsRefusal.badRequest("%s is required.".formatted(field));
    }
    return text;
  }

  private static String required(JsonNode node, String parent, String field) {
    String text = CdsJson.text(node, field);
    if (text == null) {
      throw CdsRefusal.badRequest("%s.%s is required.".formatted(parent, field));
    }
    return text;
  }
}
