package org.cleanclaim.routes.eligibility;

import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.cleanclaim.routes.operations.PayerCallFailure;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;

/** Calls a payer through the route that writes the 270 and reads the 271. */
public final class RoutedPayerCall implements PayerCall {
  private final ProducerTemplate routes;
  private final String route;

  /** The route is the endpoint that takes a {@link PayerQuestion}. */
  public RoutedPayerCall(ProducerTemplate routes, String route) {
    this.routes = routes;
    this.route = route;
  }

  @Override
  public PayerAnswer ask(String payerId, EligibilityQuestion question) {
    try {
      return routes.requestBody(route, new PayerQuestion(payerId, question), PayerAnswer.class);
    } catch (CamelExecutionException failed) {
      throw PayerCallFailure.of(failed);
    }
  }
}
