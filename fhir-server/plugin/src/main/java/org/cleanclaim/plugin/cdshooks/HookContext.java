package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** A hook's own data: who, about whom, and the drafts on the screen. */
public final class HookContext {

  private final ObjectNode fields;
  private final FhirJson fhir;

  HookContext(ObjectNode fields, FhirJson fhir) {
    this.fields = fields;
    this.fhir = fhir;
  }

  /** The patient's id; a full reference, as some callers send, is cut to it. */
  public String patientId() {
    String sent = CdsJson.text(fields, "patientId");
    String id = sent == null ? null : new IdType(sent).getIdPart();
    if (id == null || id.isBlank()) {
      throw CdsRefusal.badRequest("context.patientId is required.");
    }
    return id;
  }

  public Reference patient() {
    return new Reference("Patient/" + patientId());
  }

  public String userId() {
    return CdsJson.text(fields, "userId");
  }

  public String encounterId() {
    return CdsJson.text(fields, "encounterId");
  }

  /** A field's text; null when it was not sent. */
  public String text(String field) {
    return CdsJson.text(fields, field);
  }

  /** The texts of a field; empty when it was not sent. */
  public List<String> texts(String field) {
    List<String> texts = new ArrayList<>();
    fields.path(field).forEach(each -> texts.add(each.textValue()));
    return texts;
  }

  /** The resource of a field; empty when it was not sent. */
  public Optional<Resource> resource(String field) {
    JsonNode node = fields.path(field);
    return node.isObject() ? Optional.of(fhir.parse(node, "context." + field)) : Optional.empty();
  }

  /** The resources of a field, as a bundle whose references are linked. */
  public Bundle bundle(String field) {
    JsonNode node = fields.path(field);
    String where = "context." + field;
    if (!node.isArray()) {
      Resource read = fhir.parse(node, where);
      if (read instanceof Bundle bundle) {
        return bundle;
      }
      throw CdsRefusal.unprocessable(where + " must be a Bundle.");
    }
    Bundle bundle = new Bundle();
    for (JsonNode each : node) {
      bundle.addEntry().setResource(fhir.parse(each, where));
    }
    return bundle;
  }

  /** The resources of a type in a bundle, each about this call's patient. */
  public <T extends Resource> List<T> ofPatient(
      Bundle bundle, Class<T> type, Function<T, Reference> patient) {
    List<T> found = new ArrayList<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      if (type.isInstance(entry.getResource())) {
        T resource = type.cast(entry.getResource());
        requirePatient(patient.apply(resource), type.getSimpleName());
        found.add(resource);
      }
    }
    return found;
  }

  /** Refuses a record of somebody else. */
  void requirePatient(Reference named, String what) {
    String id = named == null ? null : named.getReferenceElement().getIdPart();
    boolean local = named != null && named.hasReference() && named.getReference().startsWith("#");
    if (id != null && !local && !id.equals(patientId())) {
      throw CdsRefusal.unprocessable(
          "A %s in the call is of another patient than context.patientId.".formatted(what));
    }
  }
}
