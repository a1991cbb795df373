package org.cleanclaim.plugin.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.QualityQuery.Part;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** What an alert went through, told to the ledger of whichever database. */
final class AlertStory {

  private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
  private static final BigDecimal PAID = new BigDecimal("131.20");

  private final SqlCardLedger cards;
  private final SqlFindingLedger findings;
  private final SqlOutcomeLedger outcomes;
  private final SqlAlertQuality quality;
  private final SqlAlertDecisions decisions;
  private final SqlPaidBefore paid;

  AlertStory(DataSource database) {
    JdbcTemplate jdbc = new JdbcTemplate(database);
    cards =
        new SqlCardLedger(
            jdbc, new TransactionTemplate(new DataSourceTransactionManager(database)));
    findings = new SqlFindingLedger(jdbc, Clock.systemUTC());
    outcomes = new SqlOutcomeLedger(jdbc);
    quality = new SqlAlertQuality(jdbc);
    decisions = new SqlAlertDecisions(jdbc);
    paid = new SqlPaidBefore(jdbc);
  }

  void tells() {
    countsWhatWasShownOncePerDraft();
    countsWhatClaimsWereScrubbedWith();
    isProvedByTheMoney();
    comparesBeforeAndAfter();
    keepsDecisions();
    tellsWhatWasPaid();
    takesAWithdrawnAnswerBack();
  }

  private void tellsWhatWasPaid() {
    Map<String, PaidBefore> before =
        paid.of("", "acme", List.of("99214", "20610", "93000"), TODAY.minusDays(20));
    assertThat(before.keySet()).as("99214 was always denied").containsExactly("20610");
    PaidBefore injection = before.get("20610");
    assertThat(injection.lines()).as("first answers, of the last days").isEqualTo(4);
    assertThat(injection.middle()).isEqualByComparingTo("1");
    assertThat(paid.of("", "other", List.of("20610"), TODAY.minusDays(20))).isEmpty();
    assertThat(paid.of("", "acme", List.of(), TODAY)).isEmpty();
  }

  private void countsWhatWasShownOncePerDraft() {
    cards.start();
    cards.shown(
        List.of(
            card("a1", "ana", "Claim/a", ShownAs.SHOWN),
            card("a2", "ana", "Claim/a", ShownAs.SHOWN),
            card("b1", "ben", "Claim/b", ShownAs.SHOWN),
            card("c1", "cy", "Claim/c", ShownAs.SHOWN),
            card("m1", "ana", "Claim/m", ShownAs.MUTED),
            card("s1", "ana", "Claim/s", ShownAs.SHADOW)));
    cards.stop();
    cards.keep(List.of(said("a2", "accepted", null), said("b1", "overridden", "patient-pays")));

    QualityRow row = row(Part.PAYER, Part.ROLE, Part.SITE);
    assertThat(row.group())
        .isEqualTo(new QualityRow.Group("story", "acme", "clinician", "Location/north"));
    assertThat(List.of(row.shown(), row.muted(), row.shadow())).containsExactly(3, 1, 1);
    assertThat(List.of(row.accepted(), row.overridden())).containsExactly(1, 1);
    assertThat(row.reasons()).isEqualTo(Map.of("patient-pays", 1));
  }

  private void countsWhatClaimsWereScrubbedWith() {
    FindingLedger.ClaimFinding shown = found("story-claim", 1, ShownAs.SHOWN);
    FindingLedger.ClaimFinding shadow = found("story-claim", 2, ShownAs.SHADOW);
    findings.found("", "f", true, List.of(shown, shadow, shown));
    findings.found("", "f", false, List.of(shadow));
    findings.found("", "g", true, List.of(shown));
    findings.overridden("", "g", List.of("story-claim"), "biller-will");
    findings.found("other", "f", true, List.of(shown));

    QualityRow row = row("story-claim");
    assertThat(row.group().role()).isEqualTo("biller");
    assertThat(List.of(row.shown(), row.shadow(), row.accepted(), row.overridden()))
        .containsExactly(2, 1, 1, 1);
    assertThat(row.reasons()).isEqualTo(Map.of("biller-will", 1));
  }

  private void isProvedByTheMoney() {
    prove("ra", "a", PayerSaid.PAID);
    prove("rb", "b", PayerSaid.DENIED);
    prove("rs", "s", PayerSaid.DENIED);
    prove("rf", "f", PayerSaid.DENIED_OTHERWISE);
    assertThat(outcomes.decided("", claim("rb2", "b", TODAY))).as("a later answer").isFalse();
    assertThat(outcomes.decided("", claim("rb", "b", TODAY))).as("the same again").isTrue();

    QualityRow row = row("story");
    assertThat(row.fixed()).isEqualTo(new QualityRow.Outcomes(0, 0, 1, 0));
    assertThat(row.dollars()).isEqualByComparingTo(PAID);
    assertThat(row.stood()).isEqualTo(new QualityRow.Outcomes(2, 0, 0, 0));
    assertThat(row.unseen()).isEqualTo(new QualityRow.Outcomes(1, 0, 0, 0));
    assertThat(row("story-claim").unseen().otherwise()).isEqualTo(1);
  }

  private void prove(String response, String claim, PayerSaid said) {
    DecidedClaim decided = claim(response, claim, TODAY);
    assertThat(outcomes.decided("", decided)).isTrue();
    List<ToldAlert> told = outcomes.toldAbout("", decided);
    assertThat(told).isNotEmpty().allMatch(ToldAlert::certain);
    outcomes.prove(
        "",
        decided,
        told.stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    each -> each, each -> new OutcomeLedger.Proof(said, PAID))));
  }

  private void comparesBeforeAndAfter() {
    outcomes.decided("", claim("old", "old", TODAY.minusDays(40)));
    AlertEffect effect = quality.effects("", query("story", Part.PAYER)).get(0);
    assertThat(effect).isEqualTo(new AlertEffect("story", "acme", TODAY, "97", 2, 1, 8, 4));
  }

  private void keepsDecisions() {
    AlertKey alert = new AlertKey("story", "acme", "clinician");
    decisions.start();
    decide(alert, Verdict.MUTE, 0);
    assertThat(decisions.inForce()).containsEntry(alert, Verdict.MUTE);
    decide(alert, Verdict.UNDO, 1);
    assertThat(decisions.inForce()).doesNotContainKey(alert);
    assertThat(decisions.all())
        .extracting(AlertDecision::verdict)
        .containsExactly(Verdict.UNDO, Verdict.MUTE);
    decisions.stop();
  }

  private void decide(AlertKey alert, Verdict verdict, int seconds) {
    decisions.keep(
        new AlertDecision(
            alert,
            verdict,
            "It is always right here.",
            "Practitioner/dana",
            OffsetDateTime.now(ZoneOffset.UTC).plusSeconds(seconds),
            new AlertDecision.Figures(3, 1, 2, 2)));
  }

  private void takesAWithdrawnAnswerBack() {
    outcomes.withdraw("", "rb");
    assertThat(row("story").stood()).isEqualTo(new QualityRow.Outcomes(1, 0, 0, 0));
    findings.forget("", "f");
    findings.forget("", "g");
    assertThat(quality.rows("", query("story-claim"))).isEmpty();
  }

  private QualityRow row(String edit) {
    return quality.rows("", query(edit, Part.PAYER, Part.ROLE)).get(0);
  }

  private QualityRow row(Part... by) {
    return quality.rows("", query("story", by)).get(0);
  }

  private static QualityQuery query(String edit, Part... by) {
    OffsetDateTime now = OffsetDateTime.now(ZoneOffset.UTC);
    return new QualityQuery(
        now.minusDays(1),
        now.plusDays(1),
        by.length == 0 ? EnumSet.noneOf(Part.class) : EnumSet.copyOf(List.of(by)),
        edit,
        null,
        null,
        null);
  }

  private static ShownCard card(String uuid, String reader, String claim, ShownAs shownAs) {
    return ShownCard.now(
        uuid,
        shownAs,
        new ShownCard.Moment("cleanclaim-charge-capture", "h-" + uuid, reader, "clinician", null),
        new ShownCard.Finding("story", claim, 1, "99214", "acme", "Location/north", "97"));
  }

  private static FindingLedger.ClaimFinding found(String edit, int line, ShownAs shownAs) {
    return new FindingLedger.ClaimFinding(
        new ShownCard.Finding(edit, null, line, "99214", "acme", null, "97"), shownAs);
  }

  private static CardFeedback said(String card, String outcome, String reason) {
    return new CardFeedback(
        card,
        "cleanclaim-charge-capture",
        outcome,
        List.of(),
        null,
        reason,
        null,
        OffsetDateTime.now(ZoneOffset.UTC));
  }

  private static DecidedClaim claim(String response, String claim, LocalDate served) {
    return new DecidedClaim(
        response,
        claim,
        List.of("no-hook"),
        List.of("no-visit"),
        "acme",
        "Location/north",
        served,
        List.of(
            new DecidedClaim.Line(1, "99214", PAID, BigDecimal.ZERO, List.of("97", "16")),
            new DecidedClaim.Line(2, "20610", PAID, PAID, List.of())));
  }
}
