package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Objects;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Base;
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
  public void updated(IBaseResource before, IBaseResource resource, RequestDetails request) {
    check(resource);
    if (before instanceof Library old
        && resource instanceof Library library
        && LetterTemplates.isTemplate(library)
        // What another instance kept comes in as it was.
        && !TransactionWrites.isOwn(request)
        && Objects.equals(old.getVersion(), library.getVersion())
        && !Base.compareDeep(old.getContent(), library.getContent(), true)) {
      throw refused(
          "Version %s of this template is what letters were written by: give the changed one a new version."
              .formatted(library.getVersion()),
          "Library.version");
    }
  }

  private static void check(IBaseResource resource) {
    if (!(resource instanceof Library library) || !LetterTemplates.isTemplate(library)) {
      return;
    }
    try {
      LetterTemplates.check(library);
    } catch (IllegalArgumentException wrong) {
      throw refused(wrong.getMessage(), "Library.content");
    }
  }

  private static UnprocessableEntityException refused(String why, String where) {
    OperationOutcome outcome = new OperationOutcome();
    outcome
        .addIssue()
        .setSeverity(OperationOutcome.IssueSeverity.ERROR)
        .setCode(OperationOutcome.IssueType.INVALID)
        .setDiagnostics(why)
        .addExpression(where);
    return new UnprocessableEntityException(why, outcome);
  }
}
