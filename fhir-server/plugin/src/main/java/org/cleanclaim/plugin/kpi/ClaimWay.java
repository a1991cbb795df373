package org.cleanclaim.plugin.kpi;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.plugin.kpi.SqlKpiLedger.KnownClaim;

/**
 * A claim's way from its first adjudication on.
 *
 * @param first the first adjudication; null before
 * @param firstPass whether it was settled at once: no rejection, no denial, no rework
 * @param reworked whether a corrected claim was sent
 * @param denial the work on its denial; null when there is none
 * @param appealedOn the day of the first appeal; null when there was none
 * @param recovered dollars paid after the denial; null when it was not denied
 * @param paidOn the day of the first answer that paid them
 * @param resolvedOn the day the denial was paid or closed; null while open
 * @param work {@code pending}, {@code appealed} or {@code closed}; null when it was not denied
 */
record ClaimWay(
    AnswerRow first,
    boolean firstPass,
    boolean reworked,
    DenialRow denial,
    LocalDate appealedOn,
    BigDecimal recovered,
    LocalDate paidOn,
    LocalDate resolvedOn,
    String work) {

  private static final String REVERSAL = "22";

  /** Not ours and passed on; how a claim would be decided that is not sent yet. */
  private static final Set<String> NO_DECISION = Set.of("23", "25");

  /** Decided as second or third payer. */
  private static final Set<String> CROSSED_OVER = Set.of("2", "3", "20", "21");

  static ClaimWay of(
      KnownClaim claim,
      List<AnswerRow> own,
      List<AnswerRow> ofReplacements,
      boolean hasReplacement,
      List<DenialRow> denials,
      LocalDate appealedOn) {
    List<AnswerRow> decisions = own.stream().filter(answer -> counts(answer, claim)).toList();
    AnswerRow first =
        decisions.stream().filter(answer -> !isReversal(answer)).findFirst().orElse(null);
    DenialRow denial = denials.isEmpty() ? null : denials.get(0);
    if (first == null || first.decided().denial() == null) {
      boolean settled = first != null && decisions.size() == 1 && !hasReplacement;
      boolean firstPass = settled && !claim.rejectedOnce() && !claim.isReplacement();
      return new ClaimWay(first, firstPass, hasReplacement, denial, null, null, null, null, null);
    }
    List<AnswerRow> later = later(first, decisions, ofReplacements);
    BigDecimal recovered = recovered(first, later);
    LocalDate paidOn = recovered.signum() > 0 ? paidOn(first, later) : null;
    LocalDate closedOn = denial == null ? null : denial.closedOn();
    LocalDate resolvedOn =
        Stream.of(paidOn, closedOn)
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .orElse(null);
    String work = resolvedOn != null ? "closed" : appealedOn != null ? "appealed" : "pending";
    return new ClaimWay(
        first, false, hasReplacement, denial, appealedOn, recovered, paidOn, resolvedOn, work);
  }

  /** Of one day the reversal comes before its correction. */
  private static List<AnswerRow> later(
      AnswerRow first, List<AnswerRow> decisions, List<AnswerRow> ofReplacements) {
    List<AnswerRow> later = new ArrayList<>(decisions);
    later.remove(first);
    ofReplacements.stream().filter(answer -> !isNone(answer)).forEach(later::add);
    later.removeIf(answer -> answer.decidedOn().isBefore(first.decidedOn()));
    later.sort(
        Comparator.comparing(AnswerRow::decidedOn).thenComparing(answer -> !isReversal(answer)));
    return later;
  }

  /** What the last word paid more than the first; a reversal takes everything back. */
  private static BigDecimal recovered(AnswerRow first, List<AnswerRow> later) {
    if (later.isEmpty() || isReversal(later.get(later.size() - 1))) {
      return BigDecimal.ZERO;
    }
    return later.get(later.size() - 1).paid().subtract(first.paid()).max(BigDecimal.ZERO);
  }

  private static LocalDate paidOn(AnswerRow first, List<AnswerRow> later) {
    return later.stream()
        .filter(answer -> !isReversal(answer) && answer.paid().compareTo(first.paid()) > 0)
        .map(AnswerRow::decidedOn)
        .findFirst()
        .orElse(null);
  }

  private static boolean counts(AnswerRow answer, KnownClaim claim) {
    boolean copy = claim.isPrimary() && CROSSED_OVER.contains(code(answer));
    return !copy && !isNone(answer);
  }

  private static boolean isNone(AnswerRow answer) {
    return NO_DECISION.contains(code(answer));
  }

  private static boolean isReversal(AnswerRow answer) {
    return REVERSAL.equals(answer.statusCode());
  }

  private static String code(AnswerRow answer) {
    return answer.statusCode() == null ? "" : answer.statusCode();
  }
}
