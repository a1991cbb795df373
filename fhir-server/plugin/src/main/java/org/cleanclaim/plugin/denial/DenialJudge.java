package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.claim.ClaimEntries;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.Findings;
import org.cleanclaim.plugin.denial.StandingAnswers.Answer;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Identifier;

/** Judges the answers that stand: whether they deny, why, and what to do until when. */
final class DenialJudge {

  private final Scrubber scrubber;
  private final AlertStore alerts;
  private final DenialDeadline deadline;

  DenialJudge(Scrubber scrubber, AlertStore alerts, DenialDeadline deadline) {
    this.scrubber = scrubber;
    this.alerts = alerts;
    this.deadline = deadline;
  }

  /**
   * The denial in these answers; of several payers' the one with most money.
   *
   * @param known the answered claim, its coverage and payer
   */
  Optional<JudgedDenial> judge(
      List<Answer> standing,
      DenialTaxonomy taxonomy,
      KnownResources known,
      RequestDetails request) {
    record Found(Answer answer, Denial denial) {}
    List<Found> found = new ArrayList<>();
    for (Answer answer : standing) {
      Denial.in(answer.outcomes(), taxonomy)
          .ifPresent(denial -> found.add(new Found(answer, denial)));
    }
    BigDecimal paid = paid(standing);
    return found.stream()
        .max(Comparator.comparing(each -> each.denial().amount()))
        .map(each -> judged(each.answer(), each.denial(), paid, taxonomy, known, request));
  }

  static BigDecimal paid(List<Answer> standing) {
    return standing.stream().map(Answer::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private JudgedDenial judged(
      Answer answer,
      Denial denial,
      BigDecimal paid,
      DenialTaxonomy taxonomy,
      KnownResources known,
      RequestDetails request) {
    ClaimResponse response = answer.response();
    Optional<Claim> claim = known.find(Claim.class, response.getRequest());
    Optional<ClaimFacts> facts = claim.map(stored -> ClaimReader.read(stored, known));
    PayerPolicy policy = scrubber.policyFor(facts.orElseGet(() -> ClaimFacts.builder().build()));
    Optional<RemarkCause> cause = taxonomy.cause(denial.remarks());
    LocalDate remitted = deadline.remitted(response);
    List<DetectedIssue> told =
        claim
            .map(stored -> alerts.of(List.of(stored.getIdElement().getIdPart()), request))
            .orElse(List.of());
    return new JudgedDenial(
        answer,
        denial,
        paid,
        remitted,
        deadline.of(remitted, denial, facts, policy),
        DenialAdvice.of(denial, cause, policy, AdjudicationReader.isCrossedOver(response)),
        cause,
        Preventable.of(denial, told, taxonomy),
        subject(response, claim, known, policy),
        taxonomy.digest());
  }

  private static JudgedDenial.Subject subject(
      ClaimResponse response, Optional<Claim> claim, KnownResources known, PayerPolicy policy) {
    String payer = claim.map(stored -> ClaimEntries.payer(stored, known)).orElse(null);
    return new JudgedDenial.Subject(
        number(response, claim),
        payer == null ? Facts.words(response.getInsurer()) : payer,
        policy.id(),
        claim.map(Findings::site).orElse(null));
  }

  /** The number it went out with, else its id here. */
  private static String number(ClaimResponse response, Optional<Claim> claim) {
    return claim
        .flatMap(
            stored ->
                stored.getIdentifier().stream()
                    .filter(id -> !Canonical.HOOK_INSTANCE.equals(id.getSystem()))
                    .map(Identifier::getValue)
                    .filter(Objects::nonNull)
                    .findFirst())
        .or(() -> claim.map(stored -> stored.getIdElement().getIdPart()))
        .or(() -> Optional.ofNullable(response.getRequest().getIdentifier().getValue()))
        .orElse(null);
  }
}
