package org.cleanclaim.edits.history;

import com.google.auto.service.AutoService;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.DenialHistoryRule;
import org.cleanclaim.edits.reference.DenialRates;
import org.cleanclaim.edits.reference.TableKey;

/**
 * A line as this payer has mostly denied it before.
 *
 * <p>It speaks when the probability of a denial, drawn towards wider groups, reaches the payer's
 * threshold, and says what was counted: enough claims of the narrowest group that has them. The
 * edition is that of the day the claim is judged at, not of the service: what is known today.
 */
@EditInfo(
    id = "denial-history",
    title = "Claims like this were often denied",
    denial = "CO-A1",
    severity = Severity.INFO,
    source = "The practice's own remittances")
@AutoService(ClaimEdit.class)
public final class DenialHistoryEdit implements LineEdit {

  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (claim.selfPay() || line.codeId() < 0) {
      return;
    }
    DenialRates rates = context.table(TableKey.DENIAL_RATES, context.today(), verdicts);
    if (rates == null) {
      return;
    }
    String payer = HistoryPayer.of(claim, context.policy(), rates);
    String diagnosis = HistoryPayer.diagnosis(claim, line);
    DenialHistoryRule rule = context.policy().denialHistory();
    if (rates.probability(payer, line, diagnosis) < rule.threshold()) {
      return;
    }
    DenialRates.Seen seen = rates.seen(payer, line, diagnosis, rule.leastClaims());
    if (seen != null && seen.share() >= rule.threshold()) {
      verdicts.found(finding(line, seen, rates.days()));
    } else if (verdicts.traced()) {
      verdicts.bypassed(line.sequence(), "too few like claims to say so");
    }
  }

  private static Finding finding(Line line, DenialRates.Seen seen, int days) {
    String message =
        seen.alike()
            ? Words.say(
                "%d of %d claims like this were denied in %d days.",
                seen.denials(), seen.claims(), days)
            : Words.say(
                "%d of %d claims for %s were denied by this payer in %d days.",
                seen.denials(), seen.claims(), line.code(), days);
    String remedy =
        Words.say(
            "%d of the %d were denied as %s. See whether this one lacks what those lacked.",
            seen.ofReason(), seen.denials(), seen.reason());
    return Finding.on(line.sequence(), message)
        .remedy(remedy)
        .denial(seen.reason())
        .atRisk(line.charge())
        .key(line.code());
  }
}
