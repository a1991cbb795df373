package org.cleanclaim.routes.submission;

import org.cleanclaim.routes.traffic.SubmissionState;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Task.TaskStatus;

/** Where a claim stands, as its {@code submit-claim} Task shows it. */
final class Stations {
  private static final String LIFECYCLE =
      "https://cleanclaim.example/fhir/CodeSystem/claim-lifecycle";

  private Stations() {}

  static String shown(Task task) {
    return task.getBusinessStatus().getCoding().stream()
        .filter(coding -> LIFECYCLE.equals(coding.getSystem()))
        .map(Coding::getCode)
        .findFirst()
        .orElse("");
  }

  /** Sets status, business status, and the reason in words, which null takes away. */
  static void show(Task task, String station, String reason) {
    task.setStatus(
        switch (station) {
          case "held" -> TaskStatus.ONHOLD;
          case "rejected" -> TaskStatus.FAILED;
          case "adjudicated" -> TaskStatus.COMPLETED;
          default -> TaskStatus.INPROGRESS;
        });
    task.setBusinessStatus(new CodeableConcept(new Coding().setSystem(LIFECYCLE).setCode(station)));
    task.setStatusReason(reason == null ? null : new CodeableConcept().setText(reason));
  }

  static boolean isOnItsWay(SubmissionState state) {
    return switch (state) {
      case QUEUED, BATCHED, SENDING, IN_DOUBT, SENT, ACKNOWLEDGED, ACCEPTED -> true;
      default -> false;
    };
  }
}
