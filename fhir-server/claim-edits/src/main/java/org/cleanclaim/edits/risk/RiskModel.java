package org.cleanclaim.edits.risk;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.history.HistoryPayer;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.DenialRates;

/**
 * Puts findings and history together into one probability of a denial.
 *
 * <p>The method, adjustment reason by adjustment reason:
 *
 * <ol>
 *   <li><b>History.</b> {@link DenialRates} tells how likely a line is denied on which no edit
 *       finds anything, {@code h}, and for what reasons, shares {@code s}. Each reason is a cause
 *       of its own, {@code 1 − (1 − h)^s}, so that all together give {@code h} again.
 *   <li><b>Findings.</b> An edit's finding is followed by a denial with probability {@code q}: by
 *       severity 0.9, 0.4 or 0.03, drawn to what became of lines that went out in spite of it,
 *       where the edition tells. Findings of one reason on one line: {@code 1 − ∏(1 − q)}.
 *   <li><b>No double counting.</b> Where findings and history give the same reason they speak of
 *       the same thing, and the greater of the two is taken.
 *   <li><b>Lines.</b> A reason that denies a claim as a whole (coverage, another payer, filing
 *       limit, enrolment) is as likely as its likeliest finding, or as its history is on average
 *       over the lines; any other one strikes each line for itself, {@code 1 − ∏}.
 *   <li><b>The claim.</b> {@code 1 − ∏} over the reasons.
 * </ol>
 *
 * <p>Every step only rises with each of its parts, so one more finding never lowers the risk. The
 * edit {@code denial-history} is left out: it repeats the history.
 */
public final class RiskModel {
  private static final String HISTORY_EDIT = "denial-history";
  private static final String EDIT_FAILED = "edit-failed";
  private static final String REASON_NOT_KNOWN = "CO-A1";

  private final ClaimFacts claim;
  private final List<Alert> alerts;
  private final PayerPolicy policy;
  private final DenialRates rates;
  private final String payer;
  private final Map<String, Strand> strands = new TreeMap<>();

  private RiskModel(ClaimFacts claim, List<Alert> alerts, PayerPolicy policy, DenialRates rates) {
    this.claim = claim;
    this.alerts = alerts;
    this.policy = policy;
    this.rates = rates;
    this.payer = rates == null ? policy.id() : HistoryPayer.of(claim, policy, rates);
  }

  /**
   * Judges how likely a claim is denied.
   *
   * @param alerts what the edits found
   * @param rates the history as known on the day; null when no edition holds
   * @param editions the names of the editions it rests on
   */
  public static ClaimRisk assess(
      ClaimFacts claim,
      List<Alert> alerts,
      PayerPolicy policy,
      DenialRates rates,
      List<String> editions) {
    RiskModel model = new RiskModel(claim, alerts, policy, rates);
    model.weigh();
    return model.risk(editions);
  }

  /** What is thought of one adjustment reason on every line. */
  private static final class Strand {
    final String carc;
    final String denial;
    final double[] history;
    final double[] escapes;
    double claimEscapes = 1;
    final List<String> findings = new ArrayList<>(1);

    Strand(String denial, int lines) {
      this.carc = Reasons.carc(denial);
      this.denial = denial;
      this.history = new double[lines];
      this.escapes = new double[lines];
      java.util.Arrays.fill(escapes, 1);
    }

    double onLine(int line) {
      return Math.max(history[line], 1 - escapes[line]);
    }

    double onClaim() {
      return Reasons.reachWholeClaim(carc) ? onWholeClaim() : onSomeLine();
    }

    /** The lines' histories tell of one thing, each with its own error: their mean is nearest. */
    private double onWholeClaim() {
      double found = 1 - claimEscapes;
      double known = 0;
      for (int line = 0; line < history.length; line++) {
        found = Math.max(found, 1 - escapes[line]);
        known += history[line] / history.length;
      }
      return Math.max(found, known);
    }

    private double onSomeLine() {
      double escapesAll = claimEscapes;
      for (int line = 0; line < history.length; line++) {
        escapesAll *= 1 - onLine(line);
      }
      return 1 - escapesAll;
    }

    /** As it bears on one line: what denies the claim as a whole denies the line too. */
    double bearingOn(int line) {
      return Reasons.reachWholeClaim(carc) ? onClaim() : 1 - claimEscapes * (1 - onLine(line));
    }
  }

  private Strand strand(String denial) {
    return strands.computeIfAbsent(
        Reasons.carc(denial), carc -> new Strand(denial, claim.lines().size()));
  }

  private void weigh() {
    for (Alert alert : alerts) {
      if (alert.denial() != null
          && !alert.denial().isBlank()
          && !alert.edit().equals(HISTORY_EDIT)
          && !alert.edit().equals(EDIT_FAILED)) {
        weigh(alert);
      }
    }
    if (rates != null && !claim.selfPay()) {
      for (int i = 0; i < claim.lines().size(); i++) {
        weighHistory(i);
      }
    }
  }

  private void weigh(Alert alert) {
    Strand strand = strand(alert.denial());
    double stands = 1 - likelihood(alert);
    int line = indexOf(alert.line());
    if (line < 0) {
      strand.claimEscapes *= stands;
    } else {
      strand.escapes[line] *= stands;
    }
    if (!strand.findings.contains(alert.message())) {
      strand.findings.add(alert.message());
    }
  }

  private int indexOf(int sequence) {
    for (int i = 0; i < claim.lines().size(); i++) {
      if (claim.lines().get(i).sequence() == sequence) {
        return i;
      }
    }
    return -1;
  }

  private double likelihood(Alert alert) {
    double before = before(alert.severity());
    return rates == null ? before : rates.probability(payer, alert.edit(), before);
  }

  /** How likely a finding is followed by a denial before anything was observed. */
  static double before(Severity severity) {
    return switch (severity) {
      case HOLD -> 0.9;
      case WARN -> 0.4;
      default -> 0.03;
    };
  }

  private void weighHistory(int index) {
    Line line = claim.lines().get(index);
    if (line.codeId() < 0) {
      return;
    }
    String diagnosis = HistoryPayer.diagnosis(claim, line);
    double denied = rates.probability(payer, line, diagnosis);
    Map<String, Double> shares = rates.reasons(payer, line, diagnosis);
    if (shares.isEmpty()) {
      shares = Map.of(REASON_NOT_KNOWN, 1.0);
    }
    for (Map.Entry<String, Double> share : shares.entrySet()) {
      Strand strand = strand(share.getKey());
      double own = 1 - Math.pow(1 - denied, share.getValue());
      // Two group codes of one reason are one cause.
      strand.history[index] = 1 - (1 - strand.history[index]) * (1 - own);
    }
  }

  private ClaimRisk risk(List<String> editions) {
    double escapes = 1;
    List<ClaimRisk.Cause> causes = new ArrayList<>(strands.size());
    for (Strand strand : strands.values()) {
      double probability = strand.onClaim();
      escapes *= 1 - probability;
      causes.add(new ClaimRisk.Cause(strand.denial, probability, rationale(strand)));
    }
    causes.sort(
        Comparator.comparingDouble(ClaimRisk.Cause::probability)
            .reversed()
            .thenComparing(ClaimRisk.Cause::denial));
    return new ClaimRisk(1 - escapes, expectedLoss(), rates != null, causes, editions);
  }

  private BigDecimal expectedLoss() {
    BigDecimal loss = BigDecimal.ZERO;
    for (int i = 0; i < claim.lines().size(); i++) {
      double escapes = 1;
      for (Strand strand : strands.values()) {
        escapes *= 1 - strand.bearingOn(i);
      }
      BigDecimal charge = claim.lines().get(i).charge();
      loss = charge == null ? loss : loss.add(charge.multiply(BigDecimal.valueOf(1 - escapes)));
    }
    return loss.setScale(2, RoundingMode.HALF_UP);
  }

  private String rationale(Strand strand) {
    return strand.findings.isEmpty() ? history(strand) : String.join(" ", strand.findings);
  }

  /** The counts behind the line on which the history speaks loudest of the reason. */
  private String history(Strand strand) {
    int loudest = 0;
    for (int line = 1; line < strand.history.length; line++) {
      loudest = strand.history[line] > strand.history[loudest] ? line : loudest;
    }
    Line line = claim.lines().get(loudest);
    int least = policy.denialHistory().leastClaims();
    DenialRates.Seen seen = rates.seen(payer, line, HistoryPayer.diagnosis(claim, line), least);
    if (seen == null) {
      return "Few claims like line %d are known; those of its payer and procedure were counted."
          .formatted(line.sequence());
    }
    String what = seen.alike() ? "like line " + line.sequence() : "for " + line.code();
    return "%d of %d claims %s were denied in %d days."
        .formatted(seen.denials(), seen.claims(), what, rates.days());
  }
}
