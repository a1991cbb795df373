package org.cleanclaim.routes.operations;

import ca.uhn.fhir.context.FhirContext;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import org.apache.camel.Exchange;
import org.apache.camel.util.ObjectHelper;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns a failure into an HTTP answer with an OperationOutcome, the one place where that is done.
 */
public final class FailureAnswer {
  private static final Logger LOG = LoggerFactory.getLogger(FailureAnswer.class);

  private final FhirContext fhir;

  public FailureAnswer(FhirContext fhir) {
    this.fhir = fhir;
  }

  /** A failure as HTTP tells it: status, headers, and the OperationOutcome as JSON. */
  public record Told(int status, Map<String, String> headers, String body) {}

  /** Answers the exchange's caught exception. */
  public void answer(Exchange exchange) {
    var told =
        tell(
            exchange.getFromRouteId(),
            exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class));
    var message = exchange.getMessage();
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, told.status());
    told.headers().forEach(message::setHeader);
    message.setBody(told.body());
  }

  /** The answer to a failure, which is logged under its correlation id. */
  public Told tell(String where, Exception caught) {
    var failure = known(caught);
    var trace = TraceId.current();
    var correlation = trace == null ? UUID.randomUUID().toString() : trace;
    LOG.warn(
        "{} answered {} ({}) [{}]",
        where,
        failure.status(),
        failure.getCause() == null ? failure.issue() : failure.getCause().getClass().getName(),
        correlation);
    var headers = new LinkedHashMap<String, String>();
    headers.put("Content-Type", "application/fhir+json");
    headers.put("Cache-Control", "no-store");
    headers.put("X-Correlation-Id", correlation);
    failure
        .retryAfter()
        .ifPresent(
            wait -> headers.put("Retry-After", Long.toString(Math.max(1, wait.toSeconds()))));
    return new Told(
        failure.status(), headers, fhir.newJsonParser().encodeResourceToString(outcome(failure)));
  }

  /** Answers where no exchange is: the same status, headers and body. */
  public void answer(String routeId, RouteFailure failure, HttpServletResponse response)
      throws IOException {
    var told = tell(routeId, failure);
    response.setStatus(told.status());
    told.headers().forEach(response::setHeader);
    response.setCharacterEncoding("UTF-8");
    response.getWriter().write(told.body());
  }

  private static RouteFailure known(Exception caught) {
    for (var cause : ObjectHelper.createExceptionIterable(caught)) {
      if (cause instanceof RouteFailure failure) {
        return failure;
      }
      if (cause instanceof X12Refusal refusal) {
        return RouteFailure.unusable(
            "A value cannot be sent to the payer: "
                + refusal.getMessage()
                + ". Correct it in the request and ask again.",
            refusal);
      }
      if (cause instanceof X12Unreadable unreadable) {
        return RouteFailure.nonsense(
            "The payer's answer cannot be read: "
                + unreadable.getMessage()
                + " Ask again later, or call the payer.",
            unreadable);
      }
    }
    return unexpected(caught);
  }

  /** The cause's message may hold anything, so neither the caller nor the log gets it. */
  private static RouteFailure unexpected(Exception caught) {
    var trace = caught.getStackTrace();
    LOG.error(
        "{} at {}", caught.getClass().getName(), trace.length == 0 ? "unknown place" : trace[0]);
    return RouteFailure.internal(caught);
  }

  private static OperationOutcome outcome(RouteFailure failure) {
    var outcome = new OperationOutcome();
    var issue = outcome.addIssue();
    issue.setSeverity(
        failure.issue() == IssueType.EXCEPTION ? IssueSeverity.FATAL : IssueSeverity.ERROR);
    issue.setCode(failure.issue());
    issue.setDiagnostics(failure.getMessage());
    failure.expression().ifPresent(issue::addExpression);
    return outcome;
  }
}
