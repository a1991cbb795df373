package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.denial.CorrectedClaims.Proposed;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** The correction of a denied claim: shown first, then made. The same content never goes twice. */
final class Resubmission {

  private final DaoRegistry daos;
  private final DenialTasks tasks;
  private final DenialEvents events;
  private final CorrectedClaims corrections;

  Resubmission(
      DaoRegistry daos, DenialTasks tasks, DenialEvents events, CorrectedClaims corrections) {
    this.daos = daos;
    this.tasks = tasks;
    this.events = events;
    this.corrections = corrections;
  }

  /**
   * What would be sent.
   *
   * @param denied the claim it corrects, the newest
   * @param same the claim that said the same before; empty where none did
   */
  record Shown(Proposed proposed, Claim denied, Optional<Claim> same) {}

  /** A correction that was made. */
  record Made(Task task, Claim claim) {}

  /**
   * Shows it; nothing is written.
   *
   * @param sent the claim as a person corrected it; null for the denied one
   * @param fixes ids of fixes to apply
   * @param number the payer's own number where its answer has none; null for none
   */
  Shown show(Task task, Claim sent, List<String> fixes, String number, TransactionWrites writes) {
    requireFit(task);
    List<Claim> before =
        DenialProgress.claims(task).stream()
            .map(claim -> read(Claim.class, "Claim/" + claim, writes))
            .toList();
    if (before.isEmpty()) {
      throw BadParameter.unfit(
          "id", "The denied claim is not stored here: correct it where it was made.");
    }
    Claim denied = before.get(before.size() - 1);
    ClaimResponse answer = read(ClaimResponse.class, task.getFocus().getReference(), writes);
    boolean unprocessable =
        Facts.all(task, DenialTasks.RARC, CodeableConcept.class)
            .anyMatch(remark -> "MA130".equals(remark.getCodingFirstRep().getCode()));
    Proposed proposed =
        corrections.propose(denied, sent, fixes, answer, unprocessable, number, writes.request());
    Optional<Claim> same =
        before.stream()
            .filter(claim -> ClaimContent.digest(claim).equals(proposed.digest()))
            .findFirst();
    return new Shown(proposed, denied, same);
  }

  private static void requireFit(Task task) {
    DenialState state = DenialWork.requireOpen(task);
    if (state == DenialState.RESUBMITTED) {
      throw BadParameter.unfit(
          "id",
          "A corrected claim is on its way (%s). Wait for the payer's answer; where it is held or rejected, mend that claim."
              .formatted(
                  Facts.outputs(task, DenialTasks.RESUBMISSION, Reference.class)
                      .map(Reference::getReference)
                      .reduce((first, last) -> last)
                      .orElse("unknown")));
    }
    if (state == DenialState.REVERSED) {
      throw BadParameter.unfit(
          "id", "The payer took its answer back. Wait for its next one; it decides.");
    }
  }

  /**
   * Makes it, and sends it on its way.
   *
   * @param by on whose word, as a sentence for the record; empty where a person takes the step
   */
  Made make(Task task, Shown shown, String by, Reference who, TransactionWrites writes) {
    if (shown.same().isPresent()) {
      throw new ResourceVersionConflictException(
          "Claim/%s said the same already, and the payer denied it: change what was wrong, then send it again."
              .formatted(shown.same().get().getIdElement().getIdPart()));
    }
    Claim made = writes.putToBeAnswered(shown.proposed().claim());
    String id = made.getIdElement().getIdPart();
    Reference reference = new Reference("Claim/" + id);
    Task changed = task.copy();
    DenialState.RESUBMITTED.put(changed);
    changed.addBasedOn(reference.copy());
    Facts.set(changed, DenialTasks.WAITING_UNTIL, List.of());
    Facts.set(changed, DenialTasks.WAITING_FOR, List.of());
    Facts.addOutput(changed, DenialTasks.RESUBMISSION, reference.copy());
    Task written = tasks.put(changed, writes);
    events.record(
        written,
        "resubmitted",
        "As Claim/%s, %s. %s %s"
            .formatted(
                id,
                shown.proposed().method(),
                String.join(" ", CorrectedClaims.changes(shown.denied(), shown.proposed().claim())),
                by)
            .strip(),
        who,
        writes,
        made);
    return new Made(written, made);
  }

  private <T extends Resource> T read(Class<T> type, String reference, TransactionWrites writes) {
    return daos.getResourceDao(type).read(new IdType(reference), writes.request());
  }
}
