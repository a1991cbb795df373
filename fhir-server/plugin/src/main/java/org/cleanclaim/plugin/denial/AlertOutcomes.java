package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.Findings;
import org.cleanclaim.plugin.ledger.DecidedClaim;
import org.cleanclaim.plugin.ledger.Digest;
import org.cleanclaim.plugin.ledger.OutcomeLedger;
import org.cleanclaim.plugin.ledger.ToldAlert;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Ties a payer's answer to the alerts that were told while its claim was made. */
final class AlertOutcomes {

  private final Scrubber scrubber;
  private final DenialTaxonomy taxonomy;
  private final OutcomeLedger ledger;
  private final AlertProof proof;

  AlertOutcomes(Scrubber scrubber, DenialTaxonomy taxonomy, OutcomeLedger ledger) {
    this.scrubber = scrubber;
    this.taxonomy = taxonomy;
    this.ledger = ledger;
    this.proof = new AlertProof(taxonomy);
  }

  /**
   * Keeps what was decided.
   *
   * @param known the claim's coverage and payer, by which its policy is found
   * @return whether it is known to be the claim's first answer
   */
  boolean record(
      ClaimResponse response,
      Claim claim,
      KnownResources known,
      List<LineOutcome> outcomes,
      TransactionWrites writes) {
    DecidedClaim decided = decided(response, claim, ClaimReader.read(claim, known), outcomes);
    if (!ledger.decided(writes.tenant(), decided)) {
      return false;
    }
    Map<ToldAlert, OutcomeLedger.Proof> proofs = new LinkedHashMap<>();
    for (ToldAlert told : ledger.toldAbout(writes.tenant(), decided)) {
      proof.of(told, decided).ifPresent(found -> proofs.put(told, found));
    }
    ledger.prove(writes.tenant(), decided, proofs);
    return true;
  }

  /** Takes back what a withdrawn answer had proved. */
  void withdraw(ClaimResponse response, TransactionWrites writes) {
    ledger.withdraw(writes.tenant(), response.getIdElement().getIdPart());
  }

  private DecidedClaim decided(
      ClaimResponse response, Claim claim, ClaimFacts facts, List<LineOutcome> outcomes) {
    return new DecidedClaim(
        response.getIdElement().getIdPart(),
        claim.getIdElement().getIdPart(),
        hooks(claim),
        visits(claim),
        scrubber.policyFor(facts).id(),
        Findings.site(claim),
        facts.lines().stream()
            .map(Line::from)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null),
        lines(claim, outcomes));
  }

  /** The claim's lines; an answer to the claim as a whole is each line's answer. */
  private List<DecidedClaim.Line> lines(Claim claim, List<LineOutcome> outcomes) {
    List<DecidedClaim.Line> lines = new ArrayList<>();
    for (Claim.ItemComponent item : claim.getItem()) {
      Optional<LineOutcome> own = ofLine(item.getSequence(), outcomes);
      Optional<LineOutcome> whole = ofLine(0, outcomes);
      if (own.isPresent() || whole.isPresent()) {
        lines.add(line(claim, item, own, whole));
      }
    }
    return lines;
  }

  private DecidedClaim.Line line(
      Claim claim,
      Claim.ItemComponent item,
      Optional<LineOutcome> own,
      Optional<LineOutcome> whole) {
    BigDecimal charged =
        own.map(LineOutcome::charged)
            .orElseGet(() -> item.getNet().hasValue() ? item.getNet().getValue() : BigDecimal.ZERO);
    return new DecidedClaim.Line(
        item.getSequence(),
        Findings.procedure(claim, item.getSequence()),
        charged,
        own.map(LineOutcome::paid).orElseGet(() -> share(charged, whole)),
        own.or(() -> whole).stream()
            .flatMap(outcome -> outcome.denying(taxonomy).stream())
            .map(Adjustment::carc)
            .distinct()
            .toList());
  }

  /** What a line has of a payment for the claim as a whole: by its part of the charge. */
  private static BigDecimal share(BigDecimal charged, Optional<LineOutcome> whole) {
    return whole
        .filter(outcome -> outcome.charged().signum() > 0)
        .map(
            outcome ->
                outcome
                    .paid()
                    .multiply(charged)
                    .divide(outcome.charged(), 2, RoundingMode.HALF_EVEN))
        .orElse(BigDecimal.ZERO);
  }

  private static Optional<LineOutcome> ofLine(int line, List<LineOutcome> outcomes) {
    return outcomes.stream().filter(outcome -> outcome.line() == line).findFirst();
  }

  private static List<String> hooks(Claim claim) {
    return claim.getIdentifier().stream()
        .filter(identifier -> Canonical.HOOK_INSTANCE.equals(identifier.getSystem()))
        .map(Identifier::getValue)
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static List<String> visits(Claim claim) {
    return claim.getItem().stream()
        .flatMap(item -> item.getEncounter().stream())
        .filter(Reference::hasReference)
        .map(Reference::getReferenceElement)
        .filter(id -> "Encounter".equals(id.getResourceType()) && id.hasIdPart())
        .map(
            id ->
                Digest.ofVisit(
                    id.isAbsolute() ? id.getBaseUrl().replaceFirst("/+$", "") : "", id.getIdPart()))
        .distinct()
        .toList();
  }
}
