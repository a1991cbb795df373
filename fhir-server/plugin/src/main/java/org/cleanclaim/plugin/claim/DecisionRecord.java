package org.cleanclaim.plugin.claim;

import java.time.Clock;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Writes who let a claim go or held it, and why, as Provenance. */
public final class DecisionRecord {

  static final String RELEASED = "released";
  private static final String SENT_BACK = "sent-back";
  private static final String ESCALATED = "escalated";

  private final Clock clock;

  public DecisionRecord(Clock clock) {
    this.clock = clock;
  }

  /** The edits decided. */
  void scrubbed(
      Claim claim,
      Task task,
      SubmissionStatus status,
      List<DetectedIssue> alerts,
      TransactionWrites writes) {
    Provenance record = record(claim, task, status.code());
    record.addAgent().setWho(cleanclaim());
    alerts.forEach(alert -> entity(record, alert));
    writes.put(record);
  }

  /** A person decided. */
  void released(
      Claim claim,
      Task task,
      CodeableConcept reason,
      Reference who,
      List<DetectedIssue> alerts,
      TransactionWrites writes) {
    Provenance record = record(claim, task, RELEASED);
    record.addReason(reason);
    record.addAgent().setWho(who);
    alerts.forEach(alert -> entity(record, alert));
    writes.put(record);
  }

  /** A person asked the clinician. */
  void sentBack(Claim claim, Task query, Reference who, TransactionWrites writes) {
    Provenance record = record(claim, query, SENT_BACK);
    record.setRecorded(query.getAuthoredOn());
    record.addReason(new CodeableConcept().setText(query.getDescription()));
    record.addAgent().setWho(who);
    writes.put(record);
  }

  /** It was held too long for the person who had it. */
  void escalated(Claim claim, Task task, String why, Reference who, TransactionWrites writes) {
    Provenance record = record(claim, task, ESCALATED);
    record.addReason(new CodeableConcept().setText(why));
    record.addAgent().setWho(who);
    writes.put(record);
  }

  /** Whether a decision moved the claim to another station, or only asked somebody to act. */
  static boolean moves(Provenance record) {
    return !is(record, SENT_BACK) && !is(record, ESCALATED);
  }

  /** What was decided of a claim, the newest first. */
  static List<Provenance> newestFirst(List<Provenance> records) {
    return records.stream()
        .filter(DecisionRecord::isOurs)
        .sorted(Comparator.comparing(Provenance::getRecorded).reversed())
        .toList();
  }

  static boolean is(Provenance record, String activity) {
    return record.getActivity().hasCoding(Canonical.LIFECYCLE, activity);
  }

  static boolean isOurs(Provenance record) {
    return record.getActivity().getCoding().stream()
        .anyMatch(coding -> Canonical.LIFECYCLE.equals(coding.getSystem()));
  }

  private Provenance record(Claim claim, Task task, String activity) {
    Provenance record = new Provenance();
    record.getMeta().addProfile(Canonical.DECISION_PROFILE);
    record.addTarget(reference(claim));
    record.addTarget(reference(task));
    // The Task's own time, so that the two never tell of different seconds.
    record.setRecorded(
        task.hasLastModified() ? task.getLastModified() : Date.from(clock.instant()));
    record.setActivity(Concepts.of(Canonical.LIFECYCLE, activity));
    return record;
  }

  /** Who decides when no person does. */
  static Reference cleanclaim() {
    return new Reference().setType("Device").setDisplay("Cleanclaim");
  }

  private static void entity(Provenance record, DetectedIssue alert) {
    record.addEntity().setRole(Provenance.ProvenanceEntityRole.SOURCE).setWhat(reference(alert));
  }

  private static Reference reference(Resource resource) {
    return new Reference(resource.fhirType() + "/" + resource.getIdElement().getIdPart());
  }
}
