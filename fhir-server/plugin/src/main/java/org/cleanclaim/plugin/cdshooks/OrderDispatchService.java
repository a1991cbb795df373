package org.cleanclaim.plugin.cdshooks;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;

/** A signed order is given to whoever carries it out: will the payer pay this performer for it? */
class OrderDispatchService implements CdsService {

  private static final List<PrefetchTemplate> PREFETCH =
      Stream.concat(OrdersReview.PREFETCH.stream(), Stream.of(PrefetchTemplate.ORDERS)).toList();

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-order-dispatch",
          "order-dispatch",
          "Orders sent out that would be denied",
          "Judges signed orders with the performer they are dispatched to.",
          "Needs the orders themselves, from fhirServer or as prefetch.orders, and the patient's"
              + " Coverage. Takes one order (order) or several (dispatchedOrders).",
          List.of(
              ContextField.text("patientId"),
              ContextField.optionalText("userId"),
              ContextField.optionalText("order"),
              ContextField.optionalTexts("dispatchedOrders"),
              ContextField.optionalText("performer")),
          PREFETCH);

  private final OrdersReview review;

  OrderDispatchService(OrdersReview review) {
    this.review = review;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    List<Reference> named = orders(call.context());
    PatientFile file = call.open(new KnownResources(), template -> false);
    call.resolve(file, named);
    Bundle orders = new Bundle();
    Set<String> gaps = new LinkedHashSet<>();
    for (Reference reference : named) {
      file.known()
          .find(Resource.class, reference)
          .ifPresentOrElse(
              order -> orders.addEntry().setResource(dispatched(order, call.context())),
              () -> gaps.add(reference.getReference() + " could not be read"));
    }
    if (!orders.hasEntry()) {
      throw CdsRefusal.missingData(
          "The dispatched orders are missing: send them as prefetch.orders, or a fhirServer this"
              + " server may read from with a token that allows it.");
    }
    return review.answer(call, file, orders, gaps);
  }

  /** CDS Hooks has had both shapes: one order, and a list. */
  private static List<Reference> orders(HookContext context) {
    List<Reference> named = new ArrayList<>();
    context.texts("dispatchedOrders").forEach(order -> named.add(new Reference(order)));
    if (named.isEmpty() && context.text("order") != null) {
      named.add(new Reference(context.text("order")));
    }
    if (named.isEmpty()) {
      throw CdsRefusal.badRequest("context.dispatchedOrders or context.order is required.");
    }
    return named;
  }

  /** The order as it is with its performer, who is known only now. */
  private static Resource dispatched(Resource order, HookContext context) {
    String performer = context.text("performer");
    if (performer == null) {
      return order;
    }
    Resource copy = order.copy();
    copy.setIdElement(order.getIdElement());
    if (copy instanceof ServiceRequest service) {
      service.setPerformer(List.of(new Reference(performer)));
    } else if (copy instanceof DeviceRequest device) {
      device.setPerformer(new Reference(performer));
    }
    return copy;
  }
}
