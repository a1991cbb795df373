package org.cleanclaim.standalone.demo.history;

import static org.cleanclaim.standalone.demo.history.Practice.concept;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import org.cleanclaim.standalone.demo.history.PastClaim.Before;
import org.cleanclaim.standalone.demo.history.PastClaim.Denial;
import org.cleanclaim.standalone.demo.history.PastClaim.End;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** A past claim as FHIR: what was billed, what the payer answered, what people did about it. */
final class PastResources {

  private static final String BASE = "https://cleanclaim.example/fhir";
  private static final String TASKS = BASE + "/CodeSystem/task-code";
  private static final String LIFECYCLE = BASE + "/CodeSystem/claim-lifecycle";
  private static final String TERMS = "http://terminology.hl7.org/CodeSystem/";
  private static final String CPT = "http://www.ama-assn.org/go/cpt";
  private static final String GROUP = "https://x12.org/codes/claim-adjustment-group-codes";
  private static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  private static final String PLACE =
      "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set";

  /** What payers allow of a charge. */
  private static final BigDecimal ALLOWED = new BigDecimal("0.72");

  private final ZoneId zone;

  PastResources(ZoneId zone) {
    this.zone = zone;
  }

  /**
   * The claim.
   *
   * @param mended whether what an edit said is mended, where one did
   */
  Claim claim(PastClaim past, boolean mended) {
    var claim = new Claim();
    claim.setId(past.id());
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setUse(Claim.Use.CLAIM);
    claim.setType(concept(TERMS + "claim-type", "professional"));
    claim.setPriority(concept(TERMS + "processpriority", "normal"));
    claim.setPatient(Practice.patient(past.patient()));
    claim.setProvider(new Reference("Organization/harbor-family"));
    claim.setInsurer(Practice.payer(past.payer()));
    claim.setFacility(Practice.site(past.provider()));
    claim.setCreatedElement(new DateTimeType(past.made().toString()));
    claim
        .addCareTeam()
        .setSequence(1)
        .setProvider(Practice.provider(past.provider()))
        .setRole(concept(TERMS + "claimcareteamrole", "primary"))
        .setQualification(concept("http://nucc.org/provider-taxonomy", "207Q00000X"));
    claim
        .addCareTeam()
        .setSequence(2)
        .setProvider(Practice.provider(past.provider()))
        .setRole(concept(TERMS + "claimcareteamrole", "ordering"));
    claim
        .addInsurance()
        .setSequence(1)
        .setFocal(true)
        .setCoverage(Practice.coverage(past.patient()));
    claim
        .addDiagnosis()
        .setSequence(1)
        .setDiagnosis(concept("http://hl7.org/fhir/sid/icd-10-cm", past.service().diagnosis));
    boolean warned =
        past.before() == Before.SENT_AS_WARNED || (past.before() == Before.HELD && !mended);
    line(claim, past, past.service().first, past.service().firstCharge);
    if (past.service().second != null) {
      line(claim, past, past.service().second, past.service().secondCharge);
    }
    if ("20610".equals(past.service().second) && !warned) {
      claim.getItemFirstRep().addModifier(concept(CPT, "25"));
    }
    claim.setTotal(money(past.service().firstCharge + past.service().secondCharge));
    return claim;
  }

  private static void line(Claim claim, PastClaim past, String code, int charge) {
    claim
        .addItem()
        .setSequence(claim.getItem().size())
        .setProductOrService(concept(CPT, code))
        .setServiced(new DateType(past.visit().toString()))
        .setLocation(concept(PLACE, "11"))
        .setNet(money(charge))
        .addDiagnosisSequence(1)
        .getQuantity()
        .setValue(1);
  }

  /** Where the claim stood when it had been sent. */
  Task submission(PastClaim past, String claim) {
    boolean rejected = past.before() == Before.REJECTED;
    var task = new Task();
    task.setId(claim + "-sent");
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(concept(TASKS, "submit-claim"));
    task.setStatus(rejected ? Task.TaskStatus.FAILED : Task.TaskStatus.INPROGRESS);
    task.setBusinessStatus(concept(LIFECYCLE, rejected ? "rejected" : "accepted"));
    task.setFocus(new Reference("Claim/" + claim));
    task.setFor(Practice.patient(past.patient()));
    task.setAuthoredOn(at(past.made()));
    task.setLastModified(at(past.made()));
    return task;
  }

  /** The first decision. */
  ClaimResponse decision(PastClaim past, Claim claim) {
    return answer(past, claim, "decided", past.decided(), "1", past.denial());
  }

  /** What a corrected claim, or a won appeal, was paid. */
  ClaimResponse payment(PastClaim past, Claim claim) {
    return answer(past, claim, "paid", past.ended(), "1", null);
  }

  /** Takes the first decision back, as a payer does before it corrects it. */
  ClaimResponse reversal(PastClaim past, Claim claim) {
    var reversal = answer(past, claim, "reversed", past.ended(), "22", past.denial());
    reversal.setDisposition("Reversal of an earlier payment.");
    return reversal;
  }

  private ClaimResponse answer(
      PastClaim past, Claim claim, String name, LocalDate day, String status, Denial denial) {
    var answer = new ClaimResponse();
    answer.setId(claim.getIdElement().getIdPart() + "-" + name);
    answer.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    answer.setUse(ClaimResponse.Use.CLAIM);
    answer.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    answer.setType(claim.getType().copy());
    answer.setPatient(claim.getPatient().copy());
    answer.setInsurer(Practice.payer(past.payer()));
    answer.setRequest(new Reference("Claim/" + claim.getIdElement().getIdPart()));
    answer.setCreatedElement(new DateTimeType(day.toString()));
    answer.addIdentifier().setSystem(BASE + "/payer-claim-number").setValue(payersNumber(past));
    answer.addExtension(
        new Extension(BASE + "/StructureDefinition/claim-status-code", new CodeType(status)));
    // Bundling takes the visit; anything else the whole claim.
    for (var line : claim.getItem()) {
      var charge = line.getNet().getValue();
      boolean denied = denial != null && (denial != Denial.BUNDLED || line.getSequence() == 1);
      var item = answer.addItem().setItemSequence(line.getSequence());
      var allowed = charge.multiply(ALLOWED).setScale(2, RoundingMode.HALF_EVEN);
      adjudicate(item, "submitted", charge);
      adjudicate(item, "benefit", denied ? BigDecimal.ZERO : allowed);
      adjust(
          item,
          denied ? denial.group : "CO",
          denied ? denial.carc : "45",
          denied ? charge : charge.subtract(allowed));
    }
    return answer;
  }

  private static void adjudicate(
      ClaimResponse.ItemComponent item, String category, BigDecimal amount) {
    item.addAdjudication()
        .setCategory(concept(TERMS + "adjudication", category))
        .setAmount(money(amount));
  }

  private static void adjust(
      ClaimResponse.ItemComponent item, String group, String carc, BigDecimal amount) {
    item.addAdjudication()
        .setCategory(concept(GROUP, group))
        .setReason(concept(CARC, carc))
        .setAmount(money(amount));
  }

  /** The corrected claim that was sent in the place of a denied one. */
  Claim corrected(PastClaim past) {
    var corrected = claim(past, true);
    corrected.setId(past.id() + "-corrected");
    corrected.setCreatedElement(new DateTimeType(past.worked().toString()));
    corrected
        .addRelated()
        .setClaim(new Reference("Claim/" + past.id()))
        .setReference(new Identifier().setValue(payersNumber(past)))
        .setRelationship(concept(TERMS + "ex-relatedclaimrelationship", "prior"));
    return corrected;
  }

  private static String payersNumber(PastClaim past) {
    return "26%06d".formatted(past.number());
  }

  /** The appeal of a denial. */
  Task appeal(PastClaim past, Task denial) {
    var task = new Task();
    task.setId(past.id() + "-appeal");
    task.setIntent(Task.TaskIntent.ORDER);
    task.setCode(concept(TASKS, "appeal-denial"));
    task.addPartOf(reference(denial));
    task.addBasedOn(new Reference("Claim/" + past.id()));
    task.setFocus(denial.getFocus());
    task.setRestriction(denial.getRestriction().copy());
    task.setFor(Practice.patient(past.patient()));
    task.setAuthoredOn(at(past.worked()));
    task.getExecutionPeriod().setStart(at(past.worked()));
    task.setStatus(Task.TaskStatus.INPROGRESS);
    task.setLastModified(at(past.worked()));
    if (past.ended() != null) {
      end(task, past.ended());
      task.addOutput()
          .setType(concept(BASE + "/CodeSystem/task-input", "decision"))
          .setValue(new CodeType(past.end() == End.APPEALED_AND_WON ? "overturned" : "upheld"));
    }
    return task;
  }

  /** The work on a denial, done. */
  Task closed(PastClaim past, Task denial) {
    var task = denial.copy();
    var state =
        switch (past.end()) {
          case SENT_AGAIN, APPEALED_AND_WON -> "overturned";
          case APPEALED_AND_LOST -> "upheld";
          case PATIENT_BILLED -> "patient-billed";
          case WRITTEN_OFF, LEFT -> "written-off";
        };
    end(task, past.ended());
    task.setBusinessStatus(concept(BASE + "/CodeSystem/denial-state", state));
    return task;
  }

  private void end(Task task, LocalDate day) {
    task.setStatus(Task.TaskStatus.COMPLETED);
    task.getExecutionPeriod().setEnd(at(day));
    task.setLastModified(at(day));
  }

  private static Reference reference(Task task) {
    return new Reference("Task/" + task.getIdElement().getIdPart());
  }

  private Date at(LocalDate day) {
    return Date.from(day.atTime(LocalTime.NOON).atZone(zone).toInstant());
  }

  private static Money money(BigDecimal amount) {
    return new Money().setValue(amount).setCurrency("USD");
  }

  private static Money money(int amount) {
    return money(BigDecimal.valueOf(amount).setScale(2));
  }
}
