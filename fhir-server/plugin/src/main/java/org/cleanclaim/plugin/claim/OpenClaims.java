package org.cleanclaim.plugin.claim;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Task;

/** The claims of a patient that have not left yet: held or ready. */
public class OpenClaims {

  /** Among the resources at hand, in the order they were read. */
  public List<Claim> in(KnownResources known) {
    Set<String> open =
        known.all(Task.class).stream()
            .filter(SubmissionTasks::isSubmission)
            .filter(OpenClaims::isOpen)
            .map(task -> task.getFocus().getReferenceElement().getIdPart())
            .collect(Collectors.toSet());
    return known.all(Claim.class).stream()
        .filter(claim -> open.contains(claim.getIdElement().getIdPart()))
        .toList();
  }

  private static boolean isOpen(Task task) {
    return SubmissionTasks.status(task)
        .filter(status -> status.compareTo(SubmissionStatus.READY) <= 0)
        .isPresent();
  }
}
