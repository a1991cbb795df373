package org.cleanclaim.plugin.cdshooks;

import java.util.List;

/** Orders are signed: which of them would not be paid as they stand? */
class OrderSignService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-order-sign",
          "order-sign",
          "Orders that would be denied",
          "Judges draft orders as the claim lines they will become, and draft claims that are signed"
              + " along with them.",
          "Needs the patient's Coverage. Speaks only where an order can be judged before it is"
              + " charged.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.optionalText("encounterId"),
              ContextField.resources("draftOrders")),
          OrdersReview.PREFETCH);

  private final OrdersReview review;

  OrderSignService(OrdersReview review) {
    this.review = review;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    return review.answer(call, call.context().bundle("draftOrders"));
  }
}
