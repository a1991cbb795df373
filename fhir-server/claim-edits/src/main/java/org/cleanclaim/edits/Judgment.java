package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.ScrubResult.Outcome;
import org.cleanclaim.edits.ScrubResult.Unchecked;
import org.cleanclaim.edits.ScrubResult.Verdict;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/**
 * One scrub under way: takes the verdicts of each edit in turn and weighs them. Judges one claim
 * after another, by one thread at a time.
 */
final class Judgment implements Verdicts {
  /** The id of the alert that an edit of ours broke down. */
  static final String EDIT_FAILED = "edit-failed";

  private static final Comparator<Alert> HARDEST_FIRST =
      Comparator.comparing(Alert::severity, Comparator.reverseOrder())
          .thenComparingInt(Alert::line)
          .thenComparing(Alert::edit)
          .thenComparing(Alert::key);

  private static final Comparator<Unchecked> BY_EDIT_LINE_AND_REASON =
      Comparator.comparing(Unchecked::edit)
          .thenComparingInt(Unchecked::line)
          .thenComparing(Unchecked::reason);

  private static final Comparator<Verdict> BY_EDIT_AND_LINE =
      Comparator.comparing(Verdict::edit)
          .thenComparingInt(Verdict::line)
          .thenComparing(Verdict::verdict)
          .thenComparing(Verdict::reason);

  private final EditContext context = new EditContext();
  private final List<Alert> alerts = new ArrayList<>();
  private final List<Alert> shown = new ArrayList<>();
  private final List<Alert> shadowed = new ArrayList<>();
  private final List<Unchecked> unchecked = new ArrayList<>();
  private final List<Verdict> verdicts = new ArrayList<>();
  private ClaimFacts claim;
  private boolean trace;
  private boolean fixes;
  private MissingTables missing;
  private EditPlans.Edit edit;
  private Severity policy;
  private Set<Audience> audience;
  private boolean gap;
  private ScrubResult lastClean;

  /** Begins with a claim. */
  void begin(
      ClaimFacts facts,
      boolean traced,
      boolean withFixes,
      LocalDate today,
      PayerPolicies known,
      PayerPolicy ofThePayer,
      ReferenceLibrary library) {
    claim = facts;
    trace = traced;
    fixes = withFixes;
    context.begin(today, known, ofThePayer, library);
  }

  /** Forgets the claim. */
  void end() {
    claim = null;
    context.end();
    alerts.clear();
    shown.clear();
    shadowed.clear();
    unchecked.clear();
    verdicts.clear();
    missing = null;
    gap = false;
  }

  void run(EditPlans.Planned next) {
    edit = next.edit();
    policy = next.severity();
    audience = next.audience();
    int before = verdicts.size();
    context.nextEdit(policy != null);
    try {
      edit.check().check(claim, context, this);
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
    for (int i = alerts.size() - 1; i >= 0; i--) {
      if (alerts.get(i).edit().equals(edit.id())) {
        alerts.remove(i);
      }
    }
    unchecked.removeIf(done -> done.edit().equals(edit.id()));
    if (missing != null) {
      missing.forget(edit.id());
    }
    verdicts.removeIf(done -> done.edit().equals(edit.id()));
    alerts.add(
        new Alert(
            new Alert.Rule(
                EDIT_FAILED,
                "An edit broke down",
                edit.rule().denial(),
                "",
                Severity.HOLD,
                "Cleanclaim",
                "",
                edit.rule().audience()),
            Finding.onClaim(message)
                .remedy("Judge this rule by hand, then release the claim; report the failure.")
                .key(edit.id()),
            Severity.HOLD,
            edit.rule().audience(),
            1,
            List.of(),
            context.editionsOfEdit()));
    trace(0, Verdict.Kind.NOT_CHECKED, message);
  }

  @Override
  public void found(Finding finding) {
    Severity byDefault = edit.rule().severity();
    Severity own = finding.severity() == null ? byDefault : finding.severity();
    Severity severity = Severity.effective(policy, byDefault, own);
    if (finding.edit() != null && context.policy().severity(finding.edit()) != null) {
      severity = context.policy().severity(finding.edit());
      if (severity == Severity.OFF) {
        return;
      }
    }
    alerts.add(
        new Alert(
            edit.rule(),
            finding,
            severity,
            audience(finding),
            occurrence(finding),
            fixes ? finding.fixes() : List.of(),
            context.editionsOfEdit()));
    if (trace) {
      trace(finding.line(), Verdict.Kind.FOUND, finding.message());
    }
  }

  /** As the payer's policy has it; else as planned for the edit. */
  private Set<Audience> audience(Finding finding) {
    Set<Audience> named =
        finding.edit() == null ? null : context.policy().audience().get(finding.edit());
    return named == null ? audience : named;
  }

  /** Which of the findings with its key it is: a key that two share is told apart by number. */
  private int occurrence(Finding finding) {
    String id = finding.edit() == null ? edit.id() : finding.edit();
    int occurrence = 1;
    while (isTaken(id, finding, occurrence)) {
      occurrence++;
    }
    return occurrence;
  }

  private boolean isTaken(String id, Finding finding, int occurrence) {
    for (int i = 0; i < alerts.size(); i++) {
      Alert before = alerts.get(i);
      if (before.line() == finding.line()
          && before.edit().equals(id)
          && before
              .key()
              .equals(occurrence == 1 ? finding.key() : finding.key() + "#" + occurrence)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public boolean traced() {
    return trace;
  }

  @Override
  public boolean wantsFixes() {
    return fixes;
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
    Severity byDefault = edit.rule().severity();
    return byDefault.compareTo(Severity.WARN) >= 0
        || (policy != null && policy.compareTo(Severity.WARN) >= 0);
  }

  @Override
  public void lacks(TableKey<?> table, LocalDate serviceDay) {
    if (policy != Severity.SHADOW) {
      gap |= mayStopClean();
      missing = missing == null ? new MissingTables() : missing;
      missing.add(table, serviceDay, edit.id());
    }
    if (trace) {
      trace(0, Verdict.Kind.NOT_CHECKED, table.label() + ": no edition loaded for " + serviceDay);
    }
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
    if (alerts.isEmpty() && unchecked.isEmpty() && verdicts.isEmpty()) {
      return clean();
    }
    for (int i = 0; i < alerts.size(); i++) {
      Alert alert = alerts.get(i);
      if (alert.severity().compareTo(Severity.INFO) < 0) {
        shadowed.add(alert);
      } else if (!isExplained(alert, alert.consequenceOf())) {
        shown.add(alert);
      }
    }
    sort(shown, HARDEST_FIRST);
    sort(shadowed, HARDEST_FIRST);
    sort(unchecked, BY_EDIT_LINE_AND_REASON);
    sort(verdicts, BY_EDIT_AND_LINE);
    return new ScrubResult(
        outcome(), shown, unchecked, verdicts, shadowed, context.editions(), context.policy().id());
  }

  private static <T> List<T> told(List<T> all) {
    return all.isEmpty() ? List.of() : all;
  }

  private static <T> void sort(List<T> all, Comparator<T> order) {
    if (all.size() > 1) {
      all.sort(order);
    }
  }

  /** Clean claims of one payer and the same editions share one answer. */
  private ScrubResult clean() {
    List<String> editions = context.editions();
    String payer = context.policy().id();
    if (lastClean == null
        || lastClean.editions() != editions
        || !lastClean.policy().equals(payer)) {
      lastClean =
          new ScrubResult(
              Outcome.CLEAN, List.of(), List.of(), List.of(), List.of(), editions, payer);
    }
    return lastClean;
  }

  /**
   * Whether another alert is the cause of this one. Only an alert that is shown and at least as
   * hard explains one away: nothing gets lighter by being explained.
   */
  private boolean isExplained(Alert consequence, String cause) {
    for (int i = 0; i < alerts.size() && cause != null; i++) {
      Alert alert = alerts.get(i);
      if (alert.edit().equals(cause)
          && alert.severity().compareTo(consequence.severity()) >= 0
          && sharesLine(alert, consequence)) {
        return true;
      }
    }
    return false;
  }

  private static boolean sharesLine(Alert one, Alert other) {
    return involves(other, one.line())
        || one.relatedLines().stream().anyMatch(line -> involves(other, line));
  }

  private static boolean involves(Alert alert, int line) {
    return alert.line() == line || alert.relatedLines().contains(line);
  }

  private Outcome outcome() {
    Severity hardest = shown.isEmpty() ? Severity.OFF : shown.get(0).severity();
    if (hardest.compareTo(Severity.WARN) >= 0) {
      return hardest == Severity.HOLD ? Outcome.HOLD : Outcome.WARN;
    }
    return gap ? Outcome.INCOMPLETE : Outcome.CLEAN;
  }
}
