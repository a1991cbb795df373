package org.cleanclaim.routes.eligibility;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.util.ObjectHelper;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;

/** Calls a payer through the route that writes the 270 and reads the 271. */
public final class RoutedPayerCall implements PayerCall {
  private static final Duration SOON = Duration.ofSeconds(30);

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
      throw failure(failed);
    }
  }

  private static RuntimeException failure(CamelExecutionException failed) {
    for (var cause : ObjectHelper.createExceptionIterable(failed)) {
      if (cause instanceof RouteFailure
          || cause instanceof X12Refusal
          || cause instanceof X12Unreadable) {
        return (RuntimeException) cause;
      }
      if (cause instanceof HttpOperationFailedException refused) {
        return RouteFailure.unavailable(
            "The payer refused the request with HTTP %d. Ask again later, or check its address."
                .formatted(refused.getStatusCode()),
            SOON,
            refused);
      }
      if (cause instanceof SocketTimeoutException) {
        return RouteFailure.late("The payer has not answered. Ask again later, or call the payer.");
      }
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException) {
        return RouteFailure.unavailable(
            "The payer cannot be reached. Ask again later, or check its address.",
            SOON,
            (Exception) cause);
      }
    }
    return RouteFailure.unavailable(
        "The connection to the payer broke. Ask again later.", SOON, failed);
  }
}
