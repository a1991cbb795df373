package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;

/** A body on its way to the upstream with the claims that would be stored or sent by it. */
final class SentBody {
  private static final String TAGS = "https://cleanclaim.example/fhir/CodeSystem/claim-tag";

  private final FhirContext fhir;
  private final ObjectNode tree;
  private final List<Place> places = new ArrayList<>();
  private final Map<String, Resource> sent = new HashMap<>();
  private boolean hasBlindChange;

  /**
   * Where in the body a claim is.
   *
   * @param entry its place in the Bundle; -1 where it is none
   * @param expression FHIRPath of it
   */
  record Place(ObjectNode claim, int entry, String expression) {}

  private SentBody(FhirContext fhir, ObjectNode tree) {
    this.fhir = fhir;
    this.tree = tree;
  }

  /** Finds the claims in a body that was looked over. */
  static SentBody of(FhirContext fhir, ObjectNode tree) {
    var body = new SentBody(fhir, tree);
    body.look(tree, "");
    return body;
  }

  private void look(ObjectNode resource, String path) {
    switch (type(resource)) {
      case "Claim" -> places.add(new Place(resource, -1, path + "Claim"));
      case "Bundle" -> lookAtEntries(resource);
      case "Parameters" -> {
        for (var parameter : resource.path("parameter")) {
          if (parameter.path("resource") instanceof ObjectNode inner) {
            look(inner, "Parameters.parameter.resource.");
          }
        }
      }
      default -> {
        // Nothing that is judged.
      }
    }
  }

  private void lookAtEntries(ObjectNode bundle) {
    int index = -1;
    for (var entry : bundle.path("entry")) {
      index++;
      var request = entry.path("request");
      var method = request.path("method").asText();
      if (method.equals("PATCH") && isOf("Claim", request.path("url").asText())) {
        hasBlindChange = true;
      }
      if (!(entry.path("resource") instanceof ObjectNode resource)) {
        continue;
      }
      remember(entry, resource);
      boolean isRead = method.equals("GET") || method.equals("DELETE") || method.equals("PATCH");
      if (type(resource).equals("Claim") && !isRead) {
        places.add(
            new Place(resource, index, "Bundle.entry[%d].resource.ofType(Claim)".formatted(index)));
      }
    }
  }

  /** What is sent along counts before what is stored. */
  private void remember(JsonNode entry, ObjectNode resource) {
    var fullUrl = entry.path("fullUrl").asText();
    var id = resource.path("id").asText();
    if (fullUrl.isEmpty() && id.isEmpty()) {
      return;
    }
    try {
      var parsed = parse(resource);
      if (!fullUrl.isEmpty()) {
        sent.put(fullUrl, parsed);
      }
      if (!id.isEmpty()) {
        sent.putIfAbsent(type(resource) + "/" + id, parsed);
      }
    } catch (DataFormatException | IllegalArgumentException unreadable) {
      // Whoever refers to it will miss it; the upstream will say what is wrong with it.
    }
  }

  /** Whether an address within the base is one of this type. */
  static boolean isOf(String type, String url) {
    try {
      return ForwardedPath.decoded(url).matches("(.*/)?" + type + "([/?].*)?");
    } catch (IllegalArgumentException badEscape) {
      return true;
    }
  }

  private static String type(JsonNode resource) {
    return resource.path("resourceType").asText();
  }

  List<Place> places() {
    return places;
  }

  /** Whether a claim would be changed by a patch, whose outcome is known only afterwards. */
  boolean hasBlindChange() {
    return hasBlindChange;
  }

  boolean isBundle() {
    return type(tree).equals("Bundle");
  }

  boolean isBatch() {
    return isBundle() && tree.path("type").asText().equals("batch");
  }

  Claim claim(Place place) {
    return (Claim) parse(place.claim());
  }

  Map<String, Resource> sent() {
    return sent;
  }

  private Resource parse(ObjectNode resource) {
    // The parser's own warnings would carry values into the log.
    return (Resource)
        fhir.newJsonParser()
            .setParserErrorHandler(new LenientErrorHandler(false))
            .parseResource(resource.toString());
  }

  /** Marks a claim as held, or as no longer held. */
  static void tag(Place place, boolean held) {
    var claim = place.claim();
    var tags = claim.path("meta").path("tag") instanceof ArrayNode there ? there : null;
    if (tags != null) {
      for (int i = tags.size() - 1; i >= 0; i--) {
        if (tags.get(i).path("system").asText().equals(TAGS)
            && tags.get(i).path("code").asText().equals("held")) {
          tags.remove(i);
        }
      }
    }
    if (held) {
      var meta = claim.path("meta") instanceof ObjectNode there ? there : claim.putObject("meta");
      (tags == null ? meta.putArray("tag") : tags)
          .addObject()
          .put("system", TAGS)
          .put("code", "held");
    } else if (tags != null && tags.isEmpty()) {
      ((ObjectNode) claim.get("meta")).remove("tag");
    }
  }

  /** Takes entries of a batch out. */
  void leaveOut(List<Integer> entries) {
    var all = (ArrayNode) tree.get("entry");
    entries.stream().sorted((a, b) -> b - a).forEach(all::remove);
  }

  int entries() {
    return tree.path("entry").size();
  }

  byte[] bytes() {
    return JsonTree.write(tree);
  }
}
