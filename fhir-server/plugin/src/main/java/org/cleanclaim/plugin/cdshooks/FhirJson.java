package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.DataFormatException;
import ca.uhn.fhir.parser.IParser;
import ca.uhn.fhir.parser.LenientErrorHandler;
import com.fasterxml.jackson.databind.JsonNode;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/** FHIR resources to and from JSON, without a word of them in the log. */
class FhirJson {

  private final FhirContext context;

  FhirJson(FhirContext context) {
    this.context = context;
  }

  /**
   * Parses a resource a caller sent.
   *
   * @param where its place in the call, for the answer when it cannot be read
   */
  Resource parse(JsonNode node, String where) {
    if (!node.isObject() || CdsJson.text(node, "resourceType") == null) {
      throw CdsRefusal.unprocessable("%s is not a FHIR resource.".formatted(where));
    }
    try {
      return (Resource) parser().parseResource(node.toString());
    } catch (DataFormatException | IllegalArgumentException | ClassCastException e) {
      throw CdsRefusal.unprocessable("%s is not valid FHIR R4.".formatted(where));
    }
  }

  Resource parse(String json) {
    return (Resource) parser().parseResource(json);
  }

  String write(IBaseResource resource) {
    return parser().encodeResourceToString(resource);
  }

  private IParser parser() {
    IParser parser = context.newJsonParser();
    // The default handler logs what it stumbles over, and that is patient data.
    parser.setParserErrorHandler(new LenientErrorHandler(false));
    return parser;
  }
}
