package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.plugin.playbook.PlaybookPlans.Problem;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.PlanDefinition;

/**
 * Looks at a playbook before it is stored: a draft may be unfinished, what is in use may not, and a
 * version that was published stays as it is. Publishing is {@code $publish-playbook}'s.
 */
@Interceptor
public final class PlaybookGuard {

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED)
  public void created(IBaseResource resource) {
    if (resource instanceof PlanDefinition plan && PlaybookPlans.isPlaybook(plan)) {
      check(plan);
    }
  }

  @Hook(Pointcut.STORAGE_PRESTORAGE_RESOURCE_UPDATED)
  public void updated(IBaseResource before, IBaseResource resource, RequestDetails request) {
    if (!(resource instanceof PlanDefinition plan) || !(before instanceof PlanDefinition old)) {
      return;
    }
    if (PlaybookPlans.isPlaybook(plan)) {
      check(plan);
    }
    if (!PlaybookPlans.isPlaybook(old) || TransactionWrites.isOwn(request)) {
      return;
    }
    if (old.getStatus() != PublicationStatus.DRAFT) {
      throw refused(
          List.of(
              new Problem(
                  "PlanDefinition.status",
                  "Version %s was published and stays as it is. Begin the next with $draft-playbook."
                      .formatted(old.getVersion()))));
    }
    if (plan.getStatus() == PublicationStatus.ACTIVE) {
      throw refused(
          List.of(
              new Problem(
                  "PlanDefinition.status",
                  "A draft comes into use by $publish-playbook, which takes the version before it out of use.")));
    }
    if (!Objects.equals(old.getUrl(), plan.getUrl())
        || !Objects.equals(old.getVersion(), plan.getVersion())) {
      throw refused(
          List.of(
              new Problem(
                  "PlanDefinition.url",
                  "A draft keeps its url and version: %s, %s."
                      .formatted(old.getUrl(), old.getVersion()))));
    }
  }

  private static void check(PlanDefinition plan) {
    List<Problem> problems =
        plan.getStatus() == PublicationStatus.ACTIVE
            ? PlaybookPlans.whole(plan, Optional.empty())
            : PlaybookPlans.head(plan);
    if (!problems.isEmpty()) {
      throw refused(problems);
    }
  }

  static UnprocessableEntityException refused(List<Problem> problems) {
    OperationOutcome outcome = new OperationOutcome();
    problems.forEach(
        problem ->
            outcome
                .addIssue()
                .setSeverity(OperationOutcome.IssueSeverity.ERROR)
                .setCode(OperationOutcome.IssueType.INVALID)
                .setDiagnostics(problem.mend())
                .addExpression(problem.where()));
    return new UnprocessableEntityException(problems.get(0).mend(), outcome);
  }
}
