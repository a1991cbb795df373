package org.cleanclaim.plugin.cdshooks;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** An order is chosen: would it be paid? Only what was just chosen is spoken of. */
class OrderSelectService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-order-select",
          "order-select",
          "Orders just chosen that would be denied",
          "Judges the orders that were just selected as the claim lines they will become.",
          "Needs the patient's Coverage. Orders not named in selections are left for order-sign.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.optionalText("encounterId"),
              ContextField.texts("selections"),
              ContextField.resources("draftOrders")),
          OrdersReview.PREFETCH);

  private final OrdersReview review;

  OrderSelectService(OrdersReview review) {
    this.review = review;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    Bundle drafts = call.context().bundle("draftOrders");
    Set<String> chosen = chosen(call.context().texts("selections"));
    drafts
        .getEntry()
        .removeIf(entry -> isOrder(entry.getResource()) && !chosen.contains(id(entry)));
    return review.answer(call, drafts);
  }

  /** Type and id; callers write full references and plain ids too. */
  private static Set<String> chosen(List<String> selections) {
    Set<String> chosen = new HashSet<>();
    for (String selection : selections) {
      chosen.add(new IdType(selection).getIdPart());
    }
    return chosen;
  }

  private static String id(Bundle.BundleEntryComponent entry) {
    return entry.getResource().getIdElement().getIdPart();
  }

  private static boolean isOrder(Resource resource) {
    return resource instanceof ServiceRequest
        || resource instanceof DeviceRequest
        || resource instanceof MedicationRequest
        || resource instanceof Claim;
  }
}
