package org.cleanclaim.standalone.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.plugin.denial.Adjustment;
import org.cleanclaim.plugin.denial.Denial;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.denial.LineOutcome;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.standalone.scrub.X12Claims;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/**
 * Judges claims of the past as they went out, each on the day it was sent and after the patient's
 * earlier ones, and holds the alerts against what the payers decided.
 *
 * <p>All claims are in memory, some kilobytes each, because an 835 may come in any order.
 */
public final class BacktestRun {

  private static final int MOST_TOLD = 20;

  private final ClaimJudge judge;
  private final LocalDate day;
  private final Consumer<String> complaints;
  private final DenialTaxonomy taxonomy = DenialTaxonomy.shipped();
  private final FiledClaims claims = new FiledClaims();
  private final EarlierClaims earlier = new EarlierClaims();
  private final Map<String, Long> counts = new TreeMap<>();
  private final Map<String, Long> unchecked = new TreeMap<>();
  private final List<String> unmatched = new ArrayList<>();
  private final Tally foreseen = new Tally();
  private final Tally otherwise = new Tally();
  private final Tally warned = new Tally();
  private final Tally missed = new Tally();
  private final Tally falseAlarms = new Tally();
  private final Tally falseWarnings = new Tally();
  private LocalDate from;
  private LocalDate to;

  /**
   * @param judge with the reference editions and payer policies to judge by
   * @param day the day to judge every claim at; null for the day each was sent
   * @param complaints takes what cannot be read, with file, place and mend
   */
  public BacktestRun(ClaimJudge judge, LocalDate day, Consumer<String> complaints) {
    this.judge = judge;
    this.day = day;
    this.complaints = complaints;
  }

  /**
   * Reads all files, judges, and tells.
   *
   * @throws IOException when a file cannot be read
   */
  public BacktestReport run(List<Path> claimFiles, List<Path> remittanceFiles) throws IOException {
    for (Path file : claimFiles) {
      try (InputStream in = Files.newInputStream(file)) {
        X12Claims.read(in, new Filing(file));
      }
    }
    RemittanceFiles remittances = new RemittanceFiles(this::answer, this::refuse);
    for (Path file : remittanceFiles) {
      remittances.read(file);
    }
    claims.inOrder().forEach(this::judge);
    return report();
  }

  private void answer(Answer answer) {
    count("remittances");
    if (!claims.answer(answer)) {
      count("unmatched");
      if (unmatched.size() < MOST_TOLD) {
        unmatched.add(String.valueOf(answer.claim().patientControlNumber()));
      }
    }
  }

  private void refuse(String complaint) {
    count("refused");
    complaints.accept(complaint);
  }

  /** Takes the claims of a file. */
  private final class Filing implements X12Claims.Taker {

    private final Path file;

    Filing(Path file) {
      this.file = file;
    }

    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      count("claims");
      claims.add(new FiledClaim(batch, claim));
    }

    @Override
    public void refused(String place, String what, String mend) {
      refuse(file + ", " + place + ": " + what + ". " + mend);
    }
  }

  private void judge(FiledClaim filed) {
    Standing standing = Standing.of(filed.answers());
    count("reversed", standing.reversed());
    count("loose", standing.loose());
    count("predetermined", standing.predetermined());
    if (filed.answers().isEmpty()) {
      count("unanswered");
    } else if (standing.answer().isEmpty()) {
      count("undecided");
    } else {
      decide(filed, standing.answer().get());
    }
    earlier.add(filed);
  }

  private void decide(FiledClaim filed, Answer answer) {
    count("judged");
    LocalDate sent = filed.sent();
    from = from == null || sent.isBefore(from) ? sent : from;
    to = to == null || sent.isAfter(to) ? sent : to;
    ScrubResult result = scrub(filed, day == null ? sent : day);
    result.unchecked().stream()
        .map(one -> one.edit() + ": " + one.reason())
        .distinct()
        .forEach(reason -> unchecked.merge(reason, 1L, Long::sum));
    boolean denied = false;
    for (LineOutcome outcome : AnsweredLines.of(filed.claim(), answer.claim())) {
      Optional<Denial> denial = Denial.in(List.of(outcome), taxonomy);
      if (denial.isPresent()) {
        denied = true;
        count(outcome.paid().signum() == 0 ? "denied" : "partly");
        tell(outcome.line(), denial.get(), result.alerts());
      }
    }
    if (denied) {
      count("deniedClaims");
    } else {
      paid(filed.charge(), result.alerts());
    }
  }

  private ScrubResult scrub(FiledClaim filed, LocalDate at) {
    Bundle bundle = ClaimBundles.of(filed.batch(), filed.claim());
    Claim claim = (Claim) bundle.getEntryFirstRep().getResource();
    KnownResources known = new KnownResources().addAll(bundle);
    earlier.addTo(known, filed, claim, at);
    return judge.judgeWithoutFixes(claim, known, at);
  }

  /** An alert that names the reason comes before one that only holds, a hold before a warning. */
  private void tell(int line, Denial denial, List<Alert> alerts) {
    Set<String> carcs = denial.codes().stream().map(Adjustment::carc).collect(Collectors.toSet());
    List<Alert> concerned =
        alerts.stream().filter(alert -> concerns(alert, line)).sorted(byNearness(line)).toList();
    Predicate<Alert> named = alert -> carcs.contains(carc(alert.denial()));
    Predicate<Alert> holds = alert -> alert.severity() == Severity.HOLD;
    Predicate<Alert> warns = alert -> alert.severity() == Severity.WARN;
    String carc = denial.primary().carc();
    Optional<Alert> foretold = concerned.stream().filter(holds.and(named)).findFirst();
    Optional<Alert> held = concerned.stream().filter(holds).findFirst();
    Optional<Alert> told = concerned.stream().filter(warns.and(named)).findFirst();
    if (foretold.isPresent()) {
      foreseen.add(foretold.get().edit(), carc(foretold.get().denial()), denial.amount());
    } else if (held.isPresent()) {
      otherwise.add(held.get().edit(), carc, denial.amount());
    } else if (told.isPresent()) {
      warned.add(told.get().edit(), carc(told.get().denial()), denial.amount());
    } else {
      missed.add(null, carc, denial.amount());
    }
  }

  /** What concerns the claim concerns each line; a denial of the whole claim concerns any alert. */
  private static boolean concerns(Alert alert, int line) {
    return line == 0 || alert.line() == 0 || alert.line() == line;
  }

  private static Comparator<Alert> byNearness(int line) {
    return Comparator.comparing(alert -> alert.line() != line);
  }

  /** CO-236 to 236. */
  private static String carc(String denial) {
    return denial == null ? null : denial.substring(denial.indexOf('-') + 1);
  }

  private void paid(BigDecimal charge, List<Alert> alerts) {
    count("paid");
    Set<String> holding = edits(alerts, Severity.HOLD);
    Set<String> warning = edits(alerts, Severity.WARN);
    holding.forEach(edit -> falseAlarms.add(edit, null, charge));
    if (!holding.isEmpty()) {
      count("wronglyHeld");
    } else if (!warning.isEmpty()) {
      count("wronglyWarned");
      warning.forEach(edit -> falseWarnings.add(edit, null, charge));
    }
  }

  private static Set<String> edits(List<Alert> alerts, Severity severity) {
    return alerts.stream()
        .filter(alert -> alert.severity() == severity)
        .map(Alert::edit)
        .collect(Collectors.toCollection(HashSet::new));
  }

  private void count(String what) {
    count(what, 1);
  }

  private void count(String what, long more) {
    counts.merge(what, more, Long::sum);
  }

  private BacktestReport report() {
    return new BacktestReport(
        List.of(
            told("Claims read", "claims"),
            told("Claims judged, with a decision that stands", "judged"),
            told("of them paid without any denial", "paid"),
            told("of them with a denied line", "deniedClaims"),
            told("Lines denied (whole claims denied count as one)", "denied"),
            told("Lines denied in part", "partly"),
            told("Paid claims that would have been held: false alarms", "wronglyHeld"),
            told("Paid claims that would have been warned about only", "wronglyWarned"),
            told(
                "Claims without any remittance (open, or refused before a decision)", "unanswered"),
            told("Claims with no decision that stands", "undecided"),
            told("Remitted claims read", "remittances"),
            told("Remitted claims that no claim was found for", "unmatched"),
            told("Reversals netted with what they take back", "reversed"),
            told("Reversals of something that no file holds", "loose"),
            told("Predeterminations, and claims passed on to another payer", "predetermined"),
            told("Faults and payments left out, told on standard error", "refused")),
        from,
        to,
        foreseen.rows(),
        otherwise.rows(),
        warned.rows(),
        missed.rows(),
        falseAlarms.rows(),
        falseWarnings.rows(),
        unchecked.entrySet().stream()
            .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
            .limit(MOST_TOLD)
            .map(entry -> new BacktestReport.Count(entry.getKey(), entry.getValue()))
            .toList(),
        unmatched);
  }

  private BacktestReport.Count told(String words, String what) {
    return new BacktestReport.Count(words, counts.getOrDefault(what, 0L));
  }

  /** Whether everything could be read. */
  public boolean isComplete() {
    return !counts.containsKey("refused");
  }
}
