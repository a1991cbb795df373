package org.cleanclaim.standalone.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.standalone.scrub.ClaimEdi;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Claims of the past against their remittances, both from files. */
class BacktestRunTest {

  private static final String MISSING_25 = "modifier-25-missing";

  @TempDir Path folder;

  private final List<String> complaints = new ArrayList<>();
  private final List<String> claims = new ArrayList<>();
  private final List<String> remitted = new ArrayList<>();

  @Test
  void denialForTheReasonTheEditNamesIsForeseen() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(paidAndDenied("C1", "CO*236*100"));
    BacktestReport report = run();
    assertThat(report.foreseen())
        .extracting(
            BacktestReport.Row::edit, BacktestReport.Row::carc, row -> row.dollars().intValue())
        .containsExactly(tuple(MISSING_25, "236", 100));
    assertThat(report.missed()).isEmpty();
    assertThat(report.falseAlarms()).isEmpty();
    assertThat(complaints).isEmpty();
  }

  @Test
  void denialForAnotherReasonIsToldApart() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(paidAndDenied("C1", "CO*50*100"));
    BacktestReport report = run();
    assertThat(report.foreseen()).isEmpty();
    assertThat(report.otherwise())
        .extracting(BacktestReport.Row::edit, BacktestReport.Row::carc)
        .containsExactly(tuple(MISSING_25, "50"));
  }

  @Test
  void denialNobodyForesawIsMissedAndPartialOnesCount() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", "25"));
    claims.add(ClaimEdi.visitAndInjection("C2", "25").replace("MI*M1", "MI*M2"));
    remitted.add(paidAndDenied("C1", "CO*50*100"));
    remitted.add(
        clp("C2", "1", 200, 140)
            + svc("99213:25", 100, 40, "CAS*CO*50*60~\n")
            + svc("20610", 100, 100, ""));
    BacktestReport report = run();
    assertThat(report.missed())
        .extracting(
            BacktestReport.Row::carc, BacktestReport.Row::count, row -> row.dollars().intValue())
        .containsExactly(tuple("50", 2L, 160));
    assertThat(number(report, "Lines denied in part")).isEqualTo(1);
  }

  @Test
  void contractualReasonsDenyNothing() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", "25"));
    remitted.add(
        clp("C1", "1", 200, 60)
            + svc("99213:25", 100, 0, "CAS*PR*1*70~\nCAS*CO*45*30~\n")
            + svc("20610", 100, 60, "CAS*CO*45*40~\n"));
    BacktestReport report = run();
    assertThat(report.denials()).isZero();
    assertThat(number(report, "of them paid without any denial")).isEqualTo(1);
  }

  @Test
  void paidClaimThatWouldHaveBeenHeldIsAFalseAlarm() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(paid("C1"));
    BacktestReport report = run();
    assertThat(report.falseAlarms())
        .extracting(
            BacktestReport.Row::edit, BacktestReport.Row::count, row -> row.dollars().intValue())
        .containsExactly(tuple(MISSING_25, 1L, 200));
    assertThat(number(report, "Paid claims that would have been held: false alarms")).isEqualTo(1);
  }

  @Test
  void reversalIsNettedWithWhatItTakesBackWhicheverComesFirst() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(
        clp("C1", "22", -200, -100)
            + svc("99213", -100, 0, "CAS*CO*236*-100~\n")
            + svc("20610", -100, -100, ""));
    remitted.add(paidAndDenied("C1", "CO*236*100"));
    remitted.add(paid("C1"));
    BacktestReport report = run();
    assertThat(report.denials()).isZero();
    assertThat(number(report, "Reversals netted with what they take back")).isEqualTo(1);
    assertThat(report.falseAlarms()).hasSize(1);
  }

  @Test
  void predeterminationsUnmatchedAndUnansweredAreCountedAndNotJudged() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    claims.add(ClaimEdi.visitAndInjection("C2", null));
    remitted.add(paid("C1").replace("CLP*C1*1", "CLP*C1*25"));
    remitted.add(paid("ELSEWHERE"));
    BacktestReport report = run();
    assertThat(report.denials()).isZero();
    assertThat(number(report, "Claims judged, with a decision that stands")).isZero();
    assertThat(number(report, "Predeterminations, and claims passed on to another payer"))
        .isEqualTo(1);
    assertThat(number(report, "Claims without any remittance (open, or refused before a decision)"))
        .isEqualTo(1);
    assertThat(report.unmatched()).containsExactly("ELSEWHERE");
  }

  @Test
  void wholeClaimDeniedWithoutLinesCountsOnce() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(clp("C1", "1", 200, 0) + "CAS*CO*236*200~\n");
    BacktestReport report = run();
    assertThat(report.foreseen())
        .extracting(BacktestReport.Row::count, row -> row.dollars().intValue())
        .containsExactly(tuple(1L, 200));
  }

  @Test
  void linesAreFoundByOurNumberElseByProcedureDayAndCharge() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    // The second line, told first and by our number; its code was changed by the payer.
    remitted.add(
        clp("C1", "1", 200, 100)
            + "SVC*HC:99212*100*100**1*HC:99213~\nDTM*472*20260302~\n"
            + "SVC*HC:20600*100*0**1~\nDTM*472*20260302~\nCAS*CO*236*100~\nREF*6R*C1L2~\n");
    BacktestReport report = run();
    // The alert stands on line 1, the denial on line 2.
    assertThat(report.foreseen()).isEmpty();
    assertThat(report.missed()).extracting(BacktestReport.Row::carc).containsExactly("236");
  }

  @Test
  void sameNumberOnManyClaimsIsToldByDayAndCharge() throws IOException {
    claims.add(ClaimEdi.claim("C1", "M1", "20260105", List.of("99213")));
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(paidAndDenied("C1", "CO*236*100"));
    BacktestReport report = run();
    assertThat(report.foreseen()).extracting(BacktestReport.Row::edit).containsExactly(MISSING_25);
    assertThat(number(report, "Claims judged, with a decision that stands")).isEqualTo(1);
  }

  @Test
  void earlierAnsweredClaimsOfThePatientAreHistory() throws IOException {
    claims.add(ClaimEdi.claim("C1", "M1", "20260302", List.of("99213")));
    claims.add(ClaimEdi.claim("C2", "M1", "20260302", List.of("99213")));
    claims.add(ClaimEdi.claim("C3", "M2", "20260302", List.of("99213")));
    remitted.add(clp("C1", "1", 100, 100) + svc("99213", 100, 100, ""));
    remitted.add(clp("C2", "1", 100, 0) + svc("99213", 100, 0, "CAS*OA*18*100~\n"));
    remitted.add(clp("C3", "1", 100, 0) + svc("99213", 100, 0, "CAS*OA*18*100~\n"));
    BacktestReport report = run();
    assertThat(report.foreseen())
        .extracting(BacktestReport.Row::edit, BacktestReport.Row::carc, BacktestReport.Row::count)
        .containsExactly(tuple("duplicate-exact", "18", 1L));
    assertThat(report.missed()).extracting(BacktestReport.Row::count).containsExactly(1L);
  }

  @Test
  void unbalancedPaymentIsLeftOutWholeAndTold() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    remitted.add(clp("C1", "1", 200, 100) + svc("99213", 100, 0, "CAS*CO*236*90~\n"));
    BacktestReport report = run();
    assertThat(report.denials()).isZero();
    assertThat(complaints).hasSize(1);
    assertThat(complaints.get(0))
        .contains("remits.835, payment EFT1: ")
        .contains("claims are left out");
  }

  @Test
  void everyFormatTellsTheSame() throws IOException {
    claims.add(ClaimEdi.visitAndInjection("C1", null));
    claims.add(ClaimEdi.visitAndInjection("C2", "25").replace("MI*M1", "MI*M2"));
    remitted.add(paidAndDenied("C1", "CO*236*100"));
    remitted.add(paidAndDenied("C2", "CO*50*100"));
    remitted.add(paid("=1+<b>"));
    BacktestReport report = run();
    assertThat(written(ReportFormat.TABLE, report))
        .contains("Of 2 denials ($200.00) the edits would have stopped 1 ($100.00)")
        .contains(MISSING_25)
        .contains("CARC 50");
    assertThat(written(ReportFormat.CSV, report))
        .startsWith("section,edit,carc,count,dollars\r\n")
        .contains("foreseen," + MISSING_25 + ",236,1,100\r\n")
        .contains("missed,,50,1,100\r\n");
    assertThat(written(ReportFormat.HTML, report))
        .startsWith("<!DOCTYPE html>")
        .contains("<td class=\"word\">" + MISSING_25 + "</td><td class=\"word\">236</td>")
        .contains("=1+&lt;b&gt;")
        .doesNotContain("<b>")
        .doesNotContain("<script")
        .doesNotContain("http://")
        .contains("prefers-color-scheme: dark")
        .contains("@media print");
  }

  private static String written(ReportFormat format, BacktestReport report) throws IOException {
    StringWriter out = new StringWriter();
    format.write(report, out);
    return out.toString();
  }

  private static long number(BacktestReport report, String what) {
    return report.counts().stream()
        .filter(count -> count.what().equals(what))
        .findFirst()
        .orElseThrow()
        .number();
  }

  private BacktestReport run() throws IOException {
    Path filed = folder.resolve("claims.837");
    Path answered = folder.resolve("remits.835");
    Files.writeString(filed, ClaimEdi.interchange(1, claims.toArray(String[]::new)));
    Files.writeString(answered, RemittanceEdi.interchange(remitted));
    ClaimJudge judge = new ClaimJudge(Scrubber.sample(), Clock.systemUTC());
    return new BacktestRun(judge, null, complaints::add).run(List.of(filed), List.of(answered));
  }

  private static String paid(String number) {
    return clp(number, "1", 200, 200) + svc("99213", 100, 100, "") + svc("20610", 100, 100, "");
  }

  /** The visit denied, the injection paid. */
  private static String paidAndDenied(String number, String adjustment) {
    return clp(number, "1", 200, 100)
        + svc(number.equals("C2") ? "99213:25" : "99213", 100, 0, "CAS*" + adjustment + "~\n")
        + svc("20610", 100, 100, "");
  }

  private static String clp(String number, String status, int charge, int paid) {
    return RemittanceEdi.claim(number, status, charge, paid);
  }

  private static String svc(String procedure, int charge, int paid, String adjustments) {
    return RemittanceEdi.line(procedure, "20260302", charge, paid, adjustments);
  }
}
