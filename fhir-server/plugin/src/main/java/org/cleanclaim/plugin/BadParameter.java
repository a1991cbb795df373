package org.cleanclaim.plugin;

import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.OperationOutcome.IssueType;

/** Errors of our operations that a caller can mend: each names the parameter and the mend. */
public final class BadParameter {

  private BadParameter() {}

  /** 400: a parameter is absent or not of its form. */
  public static BaseServerResponseException missing(String parameter, String mend) {
    return new InvalidRequestException(mend, outcome(IssueType.REQUIRED, parameter, mend));
  }

  /** 400: a parameter has a value that is not of its type. */
  public static BaseServerResponseException malformed(String parameter, String mend) {
    return new InvalidRequestException(mend, outcome(IssueType.VALUE, parameter, mend));
  }

  /** 422: the request is well formed and does not fit what is stored. */
  public static BaseServerResponseException unfit(String parameter, String mend) {
    return new UnprocessableEntityException(mend, outcome(IssueType.BUSINESSRULE, parameter, mend));
  }

  private static OperationOutcome outcome(IssueType type, String parameter, String mend) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(IssueSeverity.ERROR)
        .setCode(type)
        .setDiagnostics(mend)
        .addExpression("Parameters.parameter.where(name = '%s')".formatted(parameter));
    return outcome;
  }
}
