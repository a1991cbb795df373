package org.cleanclaim.routes.operations;

import java.time.Duration;
import java.util.Optional;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/**
 * A failure the one who asked can understand: it says what is wrong and what to do, and carries
 * nothing of a patient. Thrown deep, answered once by {@link PayerRouteErrors}.
 */
public class RouteFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final IssueType issue;
  private final String expression;
  private final Duration retryAfter;

  private RouteFailure(
      int status,
      IssueType issue,
      String message,
      String expression,
      Duration retryAfter,
      Throwable cause) {
    super(message, cause);
    this.status = status;
    this.issue = issue;
    this.expression = expression;
    this.retryAfter = retryAfter;
  }

  /** 400: the request lacks something; the expression is the FHIRPath of what to add. */
  public static RouteFailure lacking(String message, String expression) {
    return new RouteFailure(400, IssueType.REQUIRED, message, expression, null, null);
  }

  /** 400: something in the request cannot be used. */
  public static RouteFailure unusable(String message, Throwable cause) {
    return new RouteFailure(400, IssueType.INVALID, message, null, null, cause);
  }

  /** 404: there is no such thing here. */
  public static RouteFailure missing(String message) {
    return new RouteFailure(404, IssueType.NOTFOUND, message, null, null, null);
  }

  /** 409: as things stand it may not be done. */
  public static RouteFailure conflicting(String message) {
    return new RouteFailure(409, IssueType.BUSINESSRULE, message, null, null, null);
  }

  /** 502: the payer answered, but with something that is no answer. */
  public static RouteFailure nonsense(String message, Throwable cause) {
    return new RouteFailure(502, IssueType.STRUCTURE, message, null, null, cause);
  }

  /** 502: the server behind us cannot be reached. */
  public static RouteFailure unreachable(String message, Throwable cause) {
    return new RouteFailure(502, IssueType.TRANSIENT, message, null, null, cause);
  }

  /** 413: more than is looked into. */
  public static RouteFailure tooLong(String message) {
    return new RouteFailure(413, IssueType.TOOLONG, message, null, null, null);
  }

  /** 422: understood, and not done. */
  public static RouteFailure refused(String message) {
    return new RouteFailure(422, IssueType.BUSINESSRULE, message, null, null, null);
  }

  /** 503: the payer cannot be asked now. */
  public static RouteFailure unavailable(String message, Duration retryAfter, Throwable cause) {
    return new RouteFailure(503, IssueType.TRANSIENT, message, null, retryAfter, cause);
  }

  /** 503: nobody has said where this payer is to be asked. */
  public static RouteFailure unconfigured(String message) {
    return new RouteFailure(503, IssueType.NOTSUPPORTED, message, null, null, null);
  }

  /** 504: the payer has not answered in time. */
  public static RouteFailure late(String message) {
    return new RouteFailure(504, IssueType.TIMEOUT, message, null, null, null);
  }

  /** 500: a fault of our own. */
  static RouteFailure internal(Throwable cause) {
    return new RouteFailure(
        500,
        IssueType.EXCEPTION,
        "The request failed inside the route. The log names the place under the correlation id.",
        null,
        null,
        cause);
  }

  public int status() {
    return status;
  }

  public IssueType issue() {
    return issue;
  }

  /** FHIRPath of the element to mend. */
  public Optional<String> expression() {
    return Optional.ofNullable(expression);
  }

  /** When asking again makes sense. */
  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
