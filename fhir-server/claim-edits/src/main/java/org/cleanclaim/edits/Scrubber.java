package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.modifier.ModifierSuggestion;
import org.cleanclaim.edits.modifier.ModifierSuggestions;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.DenialRates;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.cleanclaim.edits.risk.RiskModel;

/**
 * Runs every edit over a claim and weighs what they find by the payer's policy.
 *
 * <p>Safe for many threads. Library and policies are asked for once per scrub, so a caller may swap
 * either in whole while claims are being judged.
 */
public final class Scrubber {
  /**
   * Bounds what an absurd claim costs: 400 trials of a full professional claim, 20 of 999 lines.
   */
  private static final int MOST_LINES_IN_TRIALS = 20_000;

  private final List<EditPlans.Edit> edits;
  private final Supplier<ReferenceLibrary> library;
  private final Supplier<PayerPolicies> policies;
  private final Map<String, Set<Audience>> audiences;
  private final IdleJudgments idle = new IdleJudgments();
  private volatile EditPlans plans;

  private Scrubber(
      List<ClaimEdit> edits,
      Supplier<ReferenceLibrary> library,
      Supplier<PayerPolicies> policies,
      Map<String, Set<Audience>> audiences) {
    this.audiences = Map.copyOf(audiences);
    this.edits =
        edits.stream()
            .map(EditPlans.Edit::of)
            .sorted(Comparator.comparing(EditPlans.Edit::id))
            .toList();
    this.library = library;
    this.policies = policies;
  }

  /** A scrubber with every edit on the class path. */
  public static Scrubber of(Supplier<ReferenceLibrary> library, Supplier<PayerPolicies> policies) {
    return of(InstalledEdits.all(), library, policies);
  }

  /** A scrubber with the given edits only. */
  public static Scrubber of(
      List<ClaimEdit> edits, Supplier<ReferenceLibrary> library, Supplier<PayerPolicies> policies) {
    return new Scrubber(edits, library, policies, Map.of());
  }

  /** The same scrubber at a site that has some edits told to others than they say, by edit. */
  public Scrubber toldTo(Map<String, Set<Audience>> audiences) {
    return new Scrubber(
        edits.stream().map(EditPlans.Edit::check).toList(), library, policies, audiences);
  }

  /** A scrubber with every edit, the SAMPLE reference edition and the shipped policies. */
  public static Scrubber sample() {
    ReferenceLibrary sample = ReferenceLibrary.sample();
    PayerPolicies shipped = PayerPolicies.shipped();
    return of(() -> sample, () -> shipped);
  }

  /** The policy a claim would be judged by. */
  public PayerPolicy policyFor(ClaimFacts claim) {
    return policyFor(claim, policies.get());
  }

  private static PayerPolicy policyFor(ClaimFacts claim, PayerPolicies known) {
    Coverage billed = claim.billedCoverage();
    return billed == null ? known.byDefault() : known.find(billed.payerIds());
  }

  /** Judges a claim at a day. */
  public ScrubResult scrub(ClaimFacts claim, LocalDate today) {
    return scrub(claim, today, false);
  }

  /**
   * Judges a claim at a day; with {@code trace} every edit's verdict on every line is told.
   *
   * <p>A fix is offered only after the claim was judged with it. On a claim of very many lines the
   * trials are bounded, and later alerts come without a fix.
   */
  public ScrubResult scrub(ClaimFacts claim, LocalDate today, boolean trace) {
    PayerPolicies known = policies.get();
    ReferenceLibrary tables = library.get();
    ScrubResult result = judge(claim, today, trace, true, known, tables);
    if (result.alerts().isEmpty()) {
      return result;
    }
    List<Alert> alerts = new ArrayList<>(result.alerts().size());
    int trials = MOST_LINES_IN_TRIALS / Math.max(1, claim.lines().size());
    for (Alert alert : result.alerts()) {
      List<Fix> sound = new ArrayList<>(alert.fixes().size());
      for (Fix fix : alert.fixes()) {
        if (trials-- > 0 && isSound(fix, alert, claim, today, result, known, tables)) {
          sound.add(fix);
        }
      }
      alerts.add(alert.fixes().isEmpty() ? alert : alert.withFixes(sound));
    }
    return result.withAlerts(alerts);
  }

  /**
   * A finding of an edit in SHADOW, as it is shown where people decided to: as a warning, with the
   * fixes that are sound.
   */
  public Alert promoted(Alert shadowed, ClaimFacts claim, ScrubResult result, LocalDate today) {
    Alert alert = shadowed.withSeverity(Severity.WARN);
    PayerPolicies known = policies.get();
    ReferenceLibrary tables = library.get();
    return alert.withFixes(
        alert.fixes().stream()
            .filter(fix -> isSound(fix, alert, claim, today, result, known, tables))
            .toList());
  }

  private boolean isSound(
      Fix fix,
      Alert alert,
      ClaimFacts claim,
      LocalDate today,
      ScrubResult before,
      PayerPolicies known,
      ReferenceLibrary tables) {
    ClaimFacts fixed = FixApplication.apply(claim, fix);
    if (fixed.lines().isEmpty()) {
      // Taking the only line off leaves nothing to bill, which is an answer too.
      return true;
    }
    ScrubResult after = judge(fixed, today, false, false, known, tables);
    return !isAmong(after.shadowed(), alert) && mends(alert, before.alerts(), after.alerts());
  }

  /**
   * Judges a claim as {@link #scrub} does but offers no fixes, which saves judging the claim again
   * with each: for batches.
   */
  public ScrubResult scrubWithoutFixes(ClaimFacts claim, LocalDate today) {
    return judge(claim, today, false, false, policies.get(), library.get());
  }

  /** The modifiers a line of a claim can carry, those its payer paid most often first. */
  public List<ModifierSuggestion> modifiers(ClaimFacts claim, Line line, LocalDate today) {
    return ModifierSuggestions.of(claim, line, policyFor(claim), library.get(), today);
  }

  /** How likely a claim is denied, by what scrubbing it found and by the history of its like. */
  public ClaimRisk risk(ClaimFacts claim, ScrubResult result, LocalDate today) {
    Loaded<DenialRates> history = library.get().find(TableKey.DENIAL_RATES, today);
    return RiskModel.assess(
        claim,
        result.alerts(),
        policyFor(claim),
        history == null ? null : history.table(),
        history == null ? List.of() : List.of(history.edition().name()));
  }

  private ScrubResult judge(
      ClaimFacts claim,
      LocalDate today,
      boolean trace,
      boolean fixes,
      PayerPolicies known,
      ReferenceLibrary tables) {
    PayerPolicy policy = policyFor(claim, known);
    Judgment judgment = idle.take();
    judgment.begin(claim, trace, fixes, today, known, policy, tables);
    for (EditPlans.Planned edit : plans(known).of(policy, claim.stage())) {
      judgment.run(edit);
    }
    ScrubResult result = judgment.result();
    judgment.end();
    idle.giveBack(judgment);
    return result;
  }

  private EditPlans plans(PayerPolicies known) {
    EditPlans ready = plans;
    if (ready == null || !ready.areOf(known)) {
      ready = new EditPlans(edits, audiences, known);
      plans = ready;
    }
    return ready;
  }

  private static boolean isAmong(List<Alert> alerts, Alert alert) {
    for (Alert other : alerts) {
      if (other.isSame(alert)) {
        return true;
      }
    }
    return false;
  }

  /** A fix is offered only when it takes its alert away and brings none that is as hard. */
  private static boolean mends(Alert alert, List<Alert> before, List<Alert> after) {
    for (Alert left : after) {
      boolean isNew = before.stream().noneMatch(left::isSame);
      if (left.isSame(alert) || (isNew && left.severity().compareTo(alert.severity()) >= 0)) {
        return false;
      }
    }
    return true;
  }
}
