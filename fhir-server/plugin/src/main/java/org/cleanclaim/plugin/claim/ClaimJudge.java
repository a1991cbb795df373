package org.cleanclaim.plugin.claim;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.filing.TimelyFilingEdit;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Judges a FHIR Claim by all edits, with the resources at hand. */
public class ClaimJudge {

  static final String EDIT_FAILED = "edit-failed";

  private static final Logger log = LoggerFactory.getLogger(ClaimJudge.class);

  private final Scrubber scrubber;
  private final Clock clock;

  public ClaimJudge(Scrubber scrubber, Clock clock) {
    this.scrubber = scrubber;
    this.clock = clock;
  }

  public Scrubber scrubber() {
    return scrubber;
  }

  /** The day claims are judged at unless a caller names one. */
  public LocalDate today() {
    return LocalDate.now(clock);
  }

  /**
   * Judges a claim. A fault of ours while reading it becomes a holding alert {@code edit-failed}:
   * the claim is neither lost nor let through as clean.
   */
  public ScrubResult judge(Claim claim, KnownResources known, LocalDate day, boolean trace) {
    return judge(claim, known, facts -> scrubber.scrub(facts, day, trace));
  }

  /** Judges a claim as the other does, but tries no fixes: for batches. */
  public ScrubResult judgeWithoutFixes(Claim claim, KnownResources known, LocalDate day) {
    return judge(claim, known, facts -> scrubber.scrubWithoutFixes(facts, day));
  }

  private static ScrubResult judge(
      Claim claim, KnownResources known, Function<ClaimFacts, ScrubResult> scrub) {
    try {
      return withGaps(scrub.apply(ClaimReader.read(claim, known)), claim, known);
    } catch (RuntimeException fault) {
      log.error("A claim could not be judged and is held: {}", fault.toString(), fault);
      return failed();
    }
  }

  /** The last day to file the claim; null when its payer's policy or its dates do not tell. */
  LocalDate filingLimit(Claim claim, KnownResources known) {
    try {
      ClaimFacts facts = ClaimReader.read(claim, known);
      return TimelyFilingEdit.lastDay(facts, scrubber.policyFor(facts));
    } catch (RuntimeException fault) {
      // The alert edit-failed tells of it already.
      log.debug("The filing limit of a claim could not be told: {}", fault.toString());
      return null;
    }
  }

  /** How likely the claim is denied; empty when it cannot be read, which its alert tells. */
  Optional<ClaimRisk> risk(Claim claim, KnownResources known, ScrubResult result, LocalDate day) {
    try {
      return Optional.of(scrubber.risk(ClaimReader.read(claim, known), result, day));
    } catch (RuntimeException fault) {
      log.error("The risk of a claim could not be judged: {}", fault.toString(), fault);
      return Optional.empty();
    }
  }

  /** A claim whose coverage cannot be looked at was not checked, whatever else was found. */
  private static ScrubResult withGaps(ScrubResult result, Claim claim, KnownResources known) {
    List<ScrubResult.Unchecked> unchecked = new ArrayList<>(result.unchecked());
    for (Claim.InsuranceComponent insurance : claim.getInsurance()) {
      Reference coverage = insurance.getCoverage();
      if (coverage.hasReference()
          && !known.isAbsent(coverage)
          && known.find(Coverage.class, coverage).isEmpty()) {
        unchecked.add(
            new ScrubResult.Unchecked(
                "coverage-inactive",
                0,
                coverage.getReference() + " is not here; send it as parameter coverage."));
      }
    }
    if (unchecked.size() == result.unchecked().size()) {
      return result;
    }
    boolean clean = result.outcome() == ScrubResult.Outcome.CLEAN;
    return new ScrubResult(
        clean ? ScrubResult.Outcome.INCOMPLETE : result.outcome(),
        result.alerts(),
        unchecked,
        result.verdicts(),
        result.shadowed(),
        result.editions(),
        result.policy());
  }

  static ScrubResult failed() {
    Alert alert =
        Alert.of(
            EDIT_FAILED,
            "Claim could not be checked",
            Severity.HOLD,
            Finding.onClaim("The claim could not be checked: a fault on our side.")
                .remedy(
                    "Scrub it again; if it stays, release it with a reason and report the time.")
                .key("reading"),
            "Cleanclaim");
    return new ScrubResult(
        ScrubResult.Outcome.HOLD,
        List.of(alert),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        "default");
  }
}
