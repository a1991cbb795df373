package org.cleanclaim.edits.duplicate;

import com.google.auto.service.AutoService;
import java.time.Duration;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Modifiers;
import org.cleanclaim.edits.facts.Procedures;
import org.cleanclaim.edits.reference.FeeSchedule;
import org.cleanclaim.edits.reference.TableKey;

/**
 * The same service again on one day, or within 24 hours of one visit, differing only in trifles.
 */
@EditInfo(
    id = "duplicate-suspect",
    title = "Possible duplicate",
    denial = "CO-18",
    remark = "N522",
    severity = Severity.WARN,
    source = "Medicare Claims Processing Manual ch. 1 §120")
@AutoService(ClaimEdit.class)
public final class DuplicateSuspectEdit implements ClaimEdit {
  private static final Duration A_DAY = Duration.ofHours(24);

  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    List<Line> lines = claim.lines();
    for (int i = 0; i < lines.size(); i++) {
      Line line = lines.get(i);
      if (!repeatsLineBefore(claim, i, context, verdicts)) {
        repeatsEarlierClaim(claim, line, context, verdicts);
      }
    }
  }

  private static boolean repeatsLineBefore(
      ClaimFacts claim, int at, EditContext context, Verdicts verdicts) {
    Line line = claim.lines().get(at);
    for (int i = 0; i < at; i++) {
      Line before = claim.lines().get(i);
      if (isSuspect(claim, line, claim, before, context, verdicts)) {
        verdicts.found(finding(line, "line " + before.sequence(), "").related(before.sequence()));
        return true;
      }
    }
    return false;
  }

  private static void repeatsEarlierClaim(
      ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    for (int i = 0; i < claim.earlier().size(); i++) {
      EarlierClaim earlier = claim.earlier().get(i);
      if (Same.isCompared(claim, earlier)) {
        for (Line other : earlier.claim().lines()) {
          if (isSuspect(claim, line, earlier.claim(), other, context, verdicts)) {
            String id = earlier.claim().id();
            verdicts.found(finding(line, "claim " + id, "@" + id));
            return;
          }
        }
      }
    }
  }

  private static Finding finding(Line line, String where, String key) {
    return Finding.on(
            line.sequence(),
            Words.lazily("%s of %s looks like the one on %s.", line.code(), line.from(), where))
        .remedy(
            "If it is the same service, take the line off. If it was done again, document it and"
                + " add the modifier that says so (76, 77, 91, 59 or a side).")
        .atRisk(line.charge())
        .key(Words.lazily("%s@%s%s", line.code(), line.from(), key))
        .fix(Fix.removeLine(line.sequence(), "The same service: remove line " + line.sequence()));
  }

  private static boolean isSuspect(
      ClaimFacts claim,
      Line line,
      ClaimFacts otherClaim,
      Line other,
      EditContext context,
      Verdicts verdicts) {
    if (line.codeId() != other.codeId()
        || !line.code().equals(other.code())
        || line.code().isEmpty()
        || !isSameTime(line, other)
        || Same.inAll(claim, line, otherClaim, other)
        || !claim.samePhysician(line, otherClaim, other)) {
      return false;
    }
    if (line.hasAny(Modifiers.REPEAT_OR_DISTINCT)) {
      verdicts.bypassed(line.sequence(), "repeat or distinct modifier on line " + line.sequence());
      return false;
    }
    return line.sameModifiers(other) && !isBilledInParts(line, context, verdicts);
  }

  /** One day of service; or starts less than 24 hours apart within one visit. */
  private static boolean isSameTime(Line line, Line other) {
    if (line.from() == null || other.from() == null) {
      return false;
    }
    if (line.from().equals(other.from())) {
      return true;
    }
    return line.start() != null
        && other.start() != null
        && line.encounterId() != null
        && line.encounterId().equals(other.encounterId())
        && !Procedures.isPerDayCare(line.codeId())
        && Duration.between(line.start(), other.start()).abs().compareTo(A_DAY) < 0;
  }

  /** Add-ons and drugs by unit are rightly billed on several lines. */
  private static boolean isBilledInParts(Line line, EditContext context, Verdicts verdicts) {
    if (Procedures.isDrug(line.codeId())) {
      return true;
    }
    FeeSchedule schedule = context.table(TableKey.FEE_SCHEDULE, line.from(), verdicts);
    FeeSchedule.Row row = schedule == null ? null : schedule.find(line.codeId());
    return row != null && row.isAddOn();
  }
}
