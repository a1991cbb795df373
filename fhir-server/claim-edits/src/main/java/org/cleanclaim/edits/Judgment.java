package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.cleanclaim.edits.ScrubResult.Outcome;
import org.cleanclaim.edits.ScrubResult.Unchecked;
import org.cleanclaim.edits.ScrubResult.Verdict;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.reference.TableKey;

/** One scrub under way: takes the verdicts of each edit in turn and weighs them. */
final class Judgment implements Verdicts {
  /** The id of the alert that an edit of ours broke down. */
  static final String EDIT_FAILED = "edit-failed";

  private static final Comparator<Alert> HARDEST_FIRST =
      Comparator.comparing(Alert::severity, Comparator.reverseOrder())
          .thenComparingInt(Alert::line)
          .thenComparing(Alert::edit)
          .thenComparing(Alert::key);

  private static final Comparator<Verdict> BY_EDIT_AND_LINE =
      Comparator.comparing(Verdict::edit)
          .thenComparingInt(Verdict::line)
          .thenComparing(Verdict::verdict)
          .thenComparing(Verdict::reason);

  private final ClaimFacts claim;
  private final EditContext context;
  private final boolean trace;
  private final List<Weighed> weighed = new ArrayList<>(0);
  private final List<Unchecked> unchecked = new ArrayList<>(0);
  private final List<Verdict> verdicts = new ArrayList<>(0);
  private MissingTables missing;
  private Scrubber.Edit edit;
  private Severity policy;
  private boolean gap;

  Judgment(ClaimFacts claim, EditContext context, boolean trace) {
    this.claim = claim;
    this.context = context;
    this.trace = trace;
  }

  private record Weighed(Finding finding, Alert alert) {}

  void run(Scrubber.Edit next) {
    edit = next;
    policy = context.policy().severity(next.id());
    if (policy == Severity.OFF || !next.judges(claim)) {
      return;
    }
    int before = verdicts.size();
    context.nextEdit(next.id());
    try {
      next.check().check(claim, context, this);
    } catch (RuntimeException | StackOverflowError broken) {
      failed(broken);
    }
    if (trace) {
      tracePassed(before);
    }
  }

  /** A broken edit may not pass a claim as clean, nor take the other edits down with it. */
  private void failed(Throwable broken) {
    String message =
        "Edit %s could not judge this claim (%s)."
            .formatted(edit.id(), broken.getClass().getSimpleName());
    weighed.removeIf(done -> done.alert.edit().equals(edit.id()));
    unchecked.removeIf(done -> done.edit().equals(edit.id()));
    if (missing != null) {
      missing.forget(edit.id());
    }
    verdicts.removeIf(done -> done.edit().equals(edit.id()));
    Finding finding =
        Finding.onClaim(message)
            .remedy("Judge this rule by hand, then release the claim; report the failure.")
            .key(edit.id())
            .build();
    Alert alert =
        new Alert(
            EDIT_FAILED,
            "An edit broke down",
            Severity.HOLD,
            0,
            edit.id(),
            message,
            finding.remedy(),
            edit.info().denial(),
            null,
            null,
            List.of(),
            List.of(),
            context.editionsOfEdit(),
            "Cleanclaim");
    weighed.add(new Weighed(finding, alert));
    trace(0, Verdict.Kind.NOT_CHECKED, message);
  }

  @Override
  public void found(Finding finding) {
    Severity own = finding.severity() == null ? edit.info().severity() : finding.severity();
    Severity severity = Severity.effective(policy, edit.info().severity(), own);
    if (finding.edit() != null && context.policy().severity(finding.edit()) != null) {
      severity = context.policy().severity(finding.edit());
      if (severity == Severity.OFF) {
        return;
      }
    }
    weighed.add(new Weighed(finding, alert(finding, severity)));
    trace(finding.line(), Verdict.Kind.FOUND, finding.message());
  }

  private String id(Finding finding) {
    return finding.edit() == null ? edit.id() : finding.edit();
  }

  private Alert alert(Finding finding, Severity severity) {
    return new Alert(
        id(finding),
        edit.info().title(),
        severity,
        finding.line(),
        uniqueKey(finding),
        finding.message(),
        finding.remedy().isEmpty() ? edit.info().remedy() : finding.remedy(),
        finding.denial() == null ? edit.info().denial() : finding.denial(),
        remark(finding),
        finding.amountAtRisk(),
        finding.fixes(),
        finding.relatedLines(),
        context.editionsOfEdit(),
        edit.info().source());
  }

  /** An edit's remark goes with its own denial; a finding with another denial names its own. */
  private String remark(Finding finding) {
    if (finding.remark() != null) {
      return finding.remark().isEmpty() ? null : finding.remark();
    }
    boolean own = finding.denial() == null || finding.denial().equals(edit.info().denial());
    return own && !edit.info().remark().isEmpty() ? edit.info().remark() : null;
  }

  private String uniqueKey(Finding finding) {
    String key = finding.key();
    for (int n = 2; taken(finding, key); n++) {
      key = finding.key() + "#" + n;
    }
    return key;
  }

  private boolean taken(Finding finding, String key) {
    return weighed.stream()
        .map(Weighed::alert)
        .anyMatch(
            a -> a.edit().equals(id(finding)) && a.line() == finding.line() && a.key().equals(key));
  }

  @Override
  public boolean traced() {
    return trace;
  }

  @Override
  public void bypassed(int line, String by) {
    trace(line, Verdict.Kind.BYPASSED, by);
  }

  @Override
  public void notChecked(int line, String missing) {
    if (policy != Severity.SHADOW) {
      gap |= mayStopClean();
      Unchecked one = new Unchecked(edit.id(), line, missing);
      if (!unchecked.contains(one)) {
        unchecked.add(one);
      }
    }
    trace(line, Verdict.Kind.NOT_CHECKED, missing);
  }

  /** A claim with a note is clean, so an edit that can only add a note leaves no doubt of it. */
  private boolean mayStopClean() {
    Severity hardest = policy == null ? edit.info().severity() : policy;
    return hardest.compareTo(Severity.WARN) >= 0
        || edit.info().severity().compareTo(Severity.WARN) >= 0;
  }

  @Override
  public void lacks(TableKey<?> table, LocalDate serviceDay) {
    if (policy != Severity.SHADOW) {
      gap |= mayStopClean();
      missing = missing == null ? new MissingTables() : missing;
      missing.add(table, serviceDay, edit.id());
    }
    trace(0, Verdict.Kind.NOT_CHECKED, table.label() + ": no edition loaded for " + serviceDay);
  }

  private void trace(int line, Verdict.Kind kind, String reason) {
    if (trace && policy != Severity.SHADOW) {
      verdicts.add(new Verdict(edit.id(), line, kind, reason));
    }
  }

  private void tracePassed(int before) {
    if (policy == Severity.SHADOW) {
      return;
    }
    List<Verdict> spoken =
        List.copyOf(verdicts.subList(Math.min(before, verdicts.size()), verdicts.size()));
    if (spoken.isEmpty()) {
      verdicts.add(new Verdict(edit.id(), 0, Verdict.Kind.PASSED, ""));
    } else if (spoken.stream().noneMatch(verdict -> verdict.line() == 0)) {
      for (Line line : claim.lines()) {
        if (spoken.stream().noneMatch(verdict -> verdict.line() == line.sequence())) {
          verdicts.add(new Verdict(edit.id(), line.sequence(), Verdict.Kind.PASSED, ""));
        }
      }
    }
  }

  ScrubResult result() {
    if (missing != null) {
      unchecked.addAll(missing.told());
    }
    if (weighed.isEmpty() && unchecked.isEmpty() && verdicts.isEmpty()) {
      return clean();
    }
    List<Alert> shown = new ArrayList<>(weighed.size());
    List<Alert> shadowed = new ArrayList<>(0);
    for (Weighed one : weighed) {
      if (one.alert.severity().compareTo(Severity.INFO) < 0) {
        shadowed.add(one.alert);
      } else if (!explained(one)) {
        shown.add(one.alert);
      }
    }
    shown.sort(HARDEST_FIRST);
    shadowed.sort(HARDEST_FIRST);
    unchecked.sort(
        Comparator.comparing(Unchecked::edit)
            .thenComparingInt(Unchecked::line)
            .thenComparing(Unchecked::reason));
    verdicts.sort(BY_EDIT_AND_LINE);
    return new ScrubResult(
        outcome(shown),
        shown,
        unchecked,
        verdicts,
        shadowed,
        context.editions(),
        context.policy().id());
  }

  private ScrubResult clean() {
    return new ScrubResult(
        Outcome.CLEAN,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        context.editions(),
        context.policy().id());
  }

  /**
   * Whether another alert is the cause of this one. Only an alert that is shown and at least as
   * hard explains one away: nothing gets lighter by being explained.
   */
  private boolean explained(Weighed consequence) {
    String cause = consequence.finding.consequenceOf();
    return cause != null
        && weighed.stream()
            .map(Weighed::alert)
            .filter(alert -> alert.edit().equals(cause))
            .filter(alert -> alert.severity().compareTo(consequence.alert.severity()) >= 0)
            .anyMatch(alert -> sharesLine(alert, consequence.alert));
  }

  private static boolean sharesLine(Alert one, Alert other) {
    return involves(other, one.line())
        || one.relatedLines().stream().anyMatch(line -> involves(other, line));
  }

  private static boolean involves(Alert alert, int line) {
    return alert.line() == line || alert.relatedLines().contains(line);
  }

  private Outcome outcome(List<Alert> shown) {
    Severity hardest = shown.isEmpty() ? Severity.OFF : shown.get(0).severity();
    if (hardest.compareTo(Severity.WARN) >= 0) {
      return hardest == Severity.HOLD ? Outcome.HOLD : Outcome.WARN;
    }
    return gap ? Outcome.INCOMPLETE : Outcome.CLEAN;
  }
}
