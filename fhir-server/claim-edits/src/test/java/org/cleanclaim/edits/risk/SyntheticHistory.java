package org.cleanclaim.edits.risk;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.DenialOutcome;

/**
 * Claims and what became of them, from a world whose rules are known and are not the estimator's:
 * denials come from hazards that add up (payer, procedure, particulars, and a payer's dislike of
 * some particulars), coverage fails for whole claims, and edits are right about defects as often as
 * nature has it, not as often as their severity suggests.
 */
final class SyntheticHistory {
  static final LocalDate DAY = LocalDate.of(2026, 6, 30);
  private static final int PAYERS = 6;
  private static final int PROCEDURES = 60;
  private static final String[] MODIFIERS = {"", "25", "59", "RT"};
  private static final String[] DIAGNOSES = {"I10", "M17.11", "E11.9", "R05.1", "J06.9"};

  /**
   * Edits of this world, their severity, how often a line has their defect, how often it denies.
   */
  private record Defect(
      String edit, Severity severity, double rate, double denies, String denial) {}

  private static final List<Defect> DEFECTS =
      List.of(
          new Defect("ncci-ptp", Severity.HOLD, 0.02, 0.95, "CO-236"),
          new Defect("prior-auth-missing", Severity.HOLD, 0.015, 0.7, "CO-197"),
          new Defect("laterality-conflict", Severity.WARN, 0.03, 0.15, "CO-11"),
          new Defect("duplicate-suspect", Severity.WARN, 0.02, 0.6, "CO-18"));

  private final Random random;
  private final double[] coverageFails = new double[PAYERS];
  private final double[] payerHazard = new double[PAYERS];
  private final double[] procedureHazard = new double[PROCEDURES];
  private final double[][] dislike = new double[PAYERS][PROCEDURES];
  private final double[] particulars = new double[MODIFIERS.length * DIAGNOSES.length];

  SyntheticHistory(long seed) {
    random = new Random(seed);
    for (int payer = 0; payer < PAYERS; payer++) {
      payerHazard[payer] = 0.01 + 0.06 * random.nextDouble();
      coverageFails[payer] = 0.03 * random.nextDouble();
      for (int procedure = 0; procedure < PROCEDURES; procedure++) {
        dislike[payer][procedure] = random.nextInt(10) == 0 ? 0.2 + random.nextDouble() : 0;
      }
    }
    for (int i = 0; i < PROCEDURES; i++) {
      procedureHazard[i] = 0.08 * random.nextDouble() * random.nextDouble();
    }
    for (int i = 0; i < particulars.length; i++) {
      particulars[i] = random.nextInt(5) == 0 ? 0.15 * random.nextDouble() : 0;
    }
  }

  /** A claim, what the edits said of it, and what became of its lines. */
  record Adjudicated(ClaimFacts claim, List<Alert> alerts, List<DenialOutcome> outcomes) {
    boolean denied() {
      return outcomes.stream().anyMatch(DenialOutcome::denied);
    }
  }

  List<Adjudicated> claims(int many) {
    List<Adjudicated> claims = new ArrayList<>(many);
    for (int i = 0; i < many; i++) {
      claims.add(claim());
    }
    return claims;
  }

  private Adjudicated claim() {
    int payer = random.nextInt(PAYERS);
    boolean uncovered = random.nextDouble() < coverageFails[payer];
    ClaimFactsBuilder claim = ClaimFacts.builder().coverage(coverage("payer-" + payer));
    List<Alert> alerts = new ArrayList<>();
    List<DenialOutcome> outcomes = new ArrayList<>();
    int lines = 1 + random.nextInt(4);
    for (int n = 1; n <= lines; n++) {
      // Few procedures are common and most are rare, as in life.
      int procedure = (int) (PROCEDURES * Math.pow(random.nextDouble(), 2));
      int modifier = random.nextInt(3) == 0 ? random.nextInt(MODIFIERS.length) : 0;
      int diagnosis = random.nextInt(DIAGNOSES.length);
      claim.diagnosis(n, DIAGNOSES[diagnosis]);
      Line line = line(n, procedure, modifier);
      claim.line(line);
      double hazard =
          payerHazard[payer]
              + procedureHazard[procedure]
              + dislike[payer][procedure] * (diagnosis < 3 ? 1 : 0.3)
              + particulars[modifier * DIAGNOSES.length + diagnosis];
      String reason = random.nextDouble() < 1 - Math.exp(-hazard) ? reason(procedure) : null;
      Defect defect = defect();
      if (defect != null) {
        alerts.add(alert(defect, n));
        reason = reason == null && random.nextDouble() < defect.denies ? defect.denial : reason;
      }
      reason = uncovered ? "CO-27" : reason;
      outcomes.add(outcome(payer, line, DIAGNOSES[diagnosis], reason, defect));
    }
    return new Adjudicated(claim.build(), alerts, outcomes);
  }

  private Defect defect() {
    double drawn = random.nextDouble();
    for (Defect defect : DEFECTS) {
      drawn -= defect.rate;
      if (drawn < 0) {
        return defect;
      }
    }
    return null;
  }

  private String reason(int procedure) {
    return List.of("CO-50", "CO-97", "CO-197", "CO-16")
        .get(random.nextInt(8) < 5 ? procedure % 4 : 3);
  }

  private static Coverage coverage(String payer) {
    return Coverage.builder().id("c").status("active").payerId(payer).payerName(payer).build();
  }

  private static Line line(int sequence, int procedure, int modifier) {
    Line.Builder line =
        Line.of(sequence, "%05d".formatted(20_000 + procedure))
            .on(DAY)
            .place("11")
            .charge(new BigDecimal("100.00"))
            .diagnoses(sequence);
    return modifier == 0 ? line.build() : line.modifiers(MODIFIERS[modifier]).build();
  }

  private static Alert alert(Defect defect, int line) {
    return Alert.of(
        defect.edit,
        defect.edit,
        defect.severity,
        Finding.on(line, defect.edit + " on line " + line + ".")
            .denial(defect.denial)
            .atRisk(new BigDecimal("100.00")),
        "synthetic");
  }

  private static DenialOutcome outcome(
      int payer, Line line, String diagnosis, String reason, Defect defect) {
    return new DenialOutcome(
        "payer-" + payer,
        DAY,
        line.code(),
        line.modifiers(),
        diagnosis,
        line.place(),
        line.charge(),
        reason,
        defect == null ? Set.of() : Set.of(defect.edit));
  }
}
