package org.cleanclaim.plugin.coverage;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestion;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityRecorder;
import org.cleanclaim.plugin.eligibility.EligibilityReply;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Reference;

/** Asks the payer about a visit's day, and keeps the answer as proof. */
final class CoverageCheck {

  private final EligibilityDesk desk;
  private final EligibilityQuestions questions;
  private final EligibilityRecorder recorder;
  private final Duration wait;

  CoverageCheck(
      EligibilityDesk desk,
      EligibilityQuestions questions,
      EligibilityRecorder recorder,
      Duration wait) {
    this.desk = desk;
    this.questions = questions;
    this.recorder = recorder;
    this.wait = wait;
  }

  /**
   * Asks, and adds what the payer said to what is known.
   *
   * @param providers who may ask
   * @return why there is no answer; empty when there is one
   */
  Optional<String> ask(
      ClaimFacts facts,
      Reference patient,
      List<Reference> providers,
      LocalDate day,
      KnownResources known) {
    Coverage billed = facts.billedCoverage();
    if (billed == null || billed.isSelfPay()) {
      return Optional.of("there is no coverage to ask about");
    }
    Stream<Reference> coverages =
        facts.coverages().stream().map(each -> new Reference("Coverage/" + each.id()));
    Optional<EligibilityQuestion> question =
        questions.about(known, patient, coverages, providers.stream(), billed, day);
    if (question.isEmpty()) {
      return Optional.of("patient, payer or provider are not known well enough");
    }
    EligibilityReply reply = desk.ask(question.get(), wait, brought -> {});
    if (!reply.isKnown()) {
      return Optional.of(reply.reason());
    }
    // Another's question may have brought it, whose server the records are not kept on.
    CoverageEligibilityResponse answer = placed(reply.response(), patient);
    if (!isKept(answer, known)) {
      recorder.accept(new EligibilityReply(reply.state(), reply.reason(), answer));
      known.add(answer);
    }
    return Optional.empty();
  }

  /** An answer about a patient of another server refers to that server. */
  private static CoverageEligibilityResponse placed(
      CoverageEligibilityResponse answer, Reference patient) {
    String base = patient.getReferenceElement().getBaseUrl();
    if (base == null) {
      return answer;
    }
    CoverageEligibilityResponse there = answer.copy();
    there.setPatient(patient.copy());
    Stream.of(there.getInsurer(), there.getInsuranceFirstRep().getCoverage())
        .filter(named -> named.hasReference() && !named.getReferenceElement().isAbsolute())
        .forEach(named -> named.setReference(base + "/" + named.getReference()));
    return there;
  }

  private static boolean isKept(CoverageEligibilityResponse answer, KnownResources known) {
    return known.all(CoverageEligibilityResponse.class).stream()
        .anyMatch(
            kept ->
                kept.getCreatedElement().equalsDeep(answer.getCreatedElement())
                    && Base.compareDeep(kept.getServiced(), answer.getServiced(), false));
  }
}
