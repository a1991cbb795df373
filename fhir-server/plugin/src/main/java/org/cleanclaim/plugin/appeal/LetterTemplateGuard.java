package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.OperationOutcome;

/**
 * Looks at a site's letter template before it is stored: what no letter could be written by is
 * refused.
 */
@Interceptor
public final class LetterTemplateGuard {

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource) {
    check(resource);
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource resource) {
    check(resource);
  }

  private static void check(IBaseResource resource) {
    if (!(resource instanceof Library library) || !LetterTemplates.isTemplate(library)) {
      return;
    }
    try {
      LetterTemplates.check(library);
    } catch (IllegalArgumentException wrong) {
      OperationOutcome outcome = new OperationOutcome();
      outcome
          .addIssue()
          .setSeverity(OperationOutcome.IssueSeverity.ERROR)
          .setCode(OperationOutcome.IssueType.INVALID)
          .setDiagnostics(wrong.getMessage())
          .addExpression("Library.content");
      throw new UnprocessableEntityException(wrong.getMessage(), outcome);
    }
  }
}
