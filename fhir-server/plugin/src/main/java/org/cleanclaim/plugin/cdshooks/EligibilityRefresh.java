package org.cleanclaim.plugin.cdshooks;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestion;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityReply;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;

/**
 * Asks the payer again when what we know of a coverage is older than its policy allows. What comes
 * too late, or not at all, is said; it never turns into a finding.
 */
class EligibilityRefresh {

  private static final Duration RESERVE = Duration.ofMillis(200);

  private final EligibilityDesk desk;
  private final EligibilityQuestions questions;
  private final Duration wait;
  private final Consumer<EligibilityReply> recorder;

  EligibilityRefresh(
      EligibilityDesk desk,
      EligibilityQuestions questions,
      Duration wait,
      Consumer<EligibilityReply> recorder) {
    this.desk = desk;
    this.questions = questions;
    this.wait = wait;
    this.recorder = recorder;
  }

  /**
   * Adds the payer's answer to what is known, if one is needed and comes in time. It is asked too
   * where the registered period leaves the day out: what is registered may be what is wrong.
   *
   * @return what should be said about an answer that was needed and did not come
   */
  Optional<String> refresh(
      CdsCall call,
      KnownResources known,
      Claim draft,
      ClaimFacts facts,
      PayerPolicy policy,
      LocalDate day,
      LocalDate today) {
    Coverage billed = facts.billedCoverage();
    if (!desk.isOpen() || billed == null || billed.isSelfPay() || !billed.counts()) {
      return Optional.empty();
    }
    if (EligibilityQuestions.isFresh(
        billed.eligibility(), policy.eligibilityMaxAge(), day, today)) {
      return Optional.empty();
    }
    Optional<EligibilityQuestion> question =
        questions.about(
            known,
            draft.getPatient(),
            draft.getInsurance().stream().map(Claim.InsuranceComponent::getCoverage),
            providers(draft),
            billed,
            day);
    EligibilityReply reply =
        question
            .map(each -> ask(call, each))
            .orElse(
                EligibilityReply.unknown("patient, payer or provider are not known well enough"));
    if (reply.isKnown()) {
      known.add(reply.response());
      return Optional.empty();
    }
    return reply.state() == EligibilityReply.State.UNKNOWN
        ? Optional.of(note(billed, reply))
        : Optional.empty();
  }

  private EligibilityReply ask(CdsCall call, EligibilityQuestion question) {
    Duration left = call.deadline().leftAtMost(wait.plus(RESERVE)).minus(RESERVE);
    return desk.ask(
        question,
        left.isNegative() ? Duration.ZERO : left,
        // Only answers about our own records are kept: others' references lead nowhere here.
        reply -> {
          if (call.isLocal()) {
            recorder.accept(reply);
          }
        });
  }

  private static String note(Coverage billed, EligibilityReply reply) {
    EligibilityAnswer last = billed.eligibility();
    String known =
        last == null || last.created() == null
            ? "What is shown is what was registered."
            : "What is shown is from %s.".formatted(last.created());
    return "Eligibility could not be checked: %s. %s".formatted(reply.reason(), known);
  }

  private static Stream<Reference> providers(Claim draft) {
    return Stream.concat(
        Stream.of(draft.getProvider()),
        draft.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider));
  }
}
