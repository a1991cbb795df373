package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.ClaimKind;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Patient;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;

class ScrubPropertiesTest {

  @Property(tries = 300)
  void orderOfLinesAndOfEditsDoesNotMatter(@ForAll("claims") ClaimFacts claim, @ForAll long seed) {
    List<Line> shuffled = new ArrayList<>(claim.lines());
    Collections.shuffle(shuffled, new Random(seed));
    List<ClaimEdit> edits = new ArrayList<>(InstalledEdits.all());
    Collections.shuffle(edits, new Random(seed));
    PayerPolicies policies = PayerPolicies.shipped();
    ScrubResult other =
        Scrubber.of(edits, ReferenceLibrary::sample, () -> policies)
            .scrub(claim.withLines(shuffled, claim.total()), Given.TODAY, true);
    assertThat(other).isEqualTo(Scrubber.sample().scrub(claim, Given.TODAY, true));
  }

  @Property(tries = 500)
  void nothingMakesAnEditThrow(@ForAll("claims") ClaimFacts claim) {
    ScrubResult result = Scrubber.sample().scrub(claim, Given.TODAY, true);
    assertThat(result.alerts()).extracting(Alert::edit).doesNotContain("edit-failed");
    assertThat(result.alerts()).extracting(Alert::message).doesNotContain("");
  }

  @Property(tries = 200)
  void sameFactsGiveTheSameAlerts(@ForAll("claims") ClaimFacts claim) {
    assertThat(Scrubber.sample().scrub(claim, Given.TODAY))
        .isEqualTo(Scrubber.sample().scrub(claim, Given.TODAY));
  }

  @Property(tries = 200)
  void alertsOfAClaimCanBeToldApart(@ForAll("claims") ClaimFacts claim) {
    assertThat(Scrubber.sample().scrub(claim, Given.TODAY).alerts())
        .extracting(alert -> alert.edit() + "|" + alert.line() + "|" + alert.key())
        .doesNotHaveDuplicates();
  }

  @Property(tries = 200)
  void everyFixThatMayRaisePaymentNamesItsDocumentation(@ForAll("claims") ClaimFacts claim) {
    for (Alert alert : Scrubber.sample().scrub(claim, Given.TODAY).alerts()) {
      for (Fix fix : alert.fixes()) {
        boolean lowers = fix.kind() == Fix.Kind.REMOVE_LINE;
        assertThat(lowers || !fix.documentation().isBlank()).as(fix.label()).isTrue();
      }
    }
  }

  @Property(tries = 300)
  void anOfferedFixRemovesItsAlertAndRaisesNoOtherAsHard(@ForAll("claims") ClaimFacts claim) {
    ScrubResult before = Scrubber.sample().scrub(claim, Given.TODAY);
    for (Alert alert : before.alerts()) {
      for (Fix fix : alert.fixes()) {
        ClaimFacts fixed = FixApplication.apply(claim, fix);
        if (fixed.lines().isEmpty()) {
          continue;
        }
        ScrubResult after = Scrubber.sample().scrub(fixed, Given.TODAY);
        assertThat(after.alerts())
            .as("%s by '%s' of %s", alert.edit(), fix.label(), claim.lines())
            .noneMatch(other -> other.isSame(alert))
            .filteredOn(other -> before.alerts().stream().noneMatch(old -> old.isSame(other)))
            .noneMatch(other -> other.severity().compareTo(alert.severity()) >= 0);
      }
    }
  }

  @Property(tries = 200)
  void anUnrelatedLineRemovesNoAlert(@ForAll("claims") ClaimFacts claim) {
    List<Line> more = new ArrayList<>(claim.lines());
    more.add(Given.line(90, "99082").on(Given.TODAY.minusDays(900)).build());
    ScrubResult with = Scrubber.sample().scrub(claim.withLines(more, claim.total()), Given.TODAY);
    for (Alert alert : Scrubber.sample().scrub(claim, Given.TODAY).alerts()) {
      boolean aboutTheWhole = alert.line() == 0;
      assertThat(aboutTheWhole || with.alerts().stream().anyMatch(other -> other.isSame(alert)))
          .as("%s of %s", alert, claim.lines())
          .isTrue();
    }
  }

  @Provide
  Arbitrary<ClaimFacts> claims() {
    return Combinators.combine(
            lines(),
            lines(),
            Arbitraries.of(
                "medicare-part-b",
                "northwind-commercial",
                "state-medicaid",
                "sunrise-advantage",
                "x"),
            Arbitraries.of(Stage.values()),
            Arbitraries.of(ClaimKind.values()),
            Arbitraries.of(EarlierClaim.Status.values()),
            Arbitraries.integers().between(0, 14),
            Arbitraries.of("1", "7", "8", "", null))
        .as(ScrubPropertiesTest::claim);
  }

  private static ClaimFacts claim(
      List<Line> lines,
      List<Line> earlierLines,
      String payer,
      Stage stage,
      ClaimKind kind,
      EarlierClaim.Status status,
      int diagnoses,
      String frequency) {
    ClaimFactsBuilder claim = Given.claim(payer).stage(stage).kind(kind);
    for (int i = 2; i <= diagnoses; i++) {
      claim.diagnosis(i, List.of("M17.11", "L97.512", "S72.001A", "Z00.00", "").get(i % 5));
    }
    lines.forEach(claim::line);
    ClaimFactsBuilder earlier = Given.claim(payer).id("claim-0");
    earlierLines.forEach(earlier::line);
    if (diagnoses % 3 == 0) {
      claim.patient(Patient.UNKNOWN).created(null);
    }
    return claim
        .frequency(frequency, "ICN")
        .visit(Given.TODAY.plusDays(diagnoses))
        .total(BigDecimal.TEN)
        .earlier(new EarlierClaim(earlier.build(), status))
        .build();
  }

  private static Arbitrary<List<Line>> lines() {
    Arbitrary<String> codes =
        Arbitraries.of(
            "99213", "99214", "99211", "20610", "11042", "97597", "11720", "11721", "71046",
            "96372", "J3301", "17003", "80053", "27447", "99232", "G0438", "9921", "", "XXXXX");
    Arbitrary<List<String>> modifiers =
        Arbitraries.of("25", "59", "XS", "RT", "LT", "76", "91", "50", "26", "TC", "GA", "Z9")
            .list()
            .ofMaxSize(3);
    Arbitrary<Integer> days = Arbitraries.integers().between(-400, 2);
    Arbitrary<BigDecimal> units =
        Arbitraries.of(
                BigDecimal.ONE, BigDecimal.ZERO, new BigDecimal("2.5"), new BigDecimal("1e12"))
            .injectNull(0.05);
    Arbitrary<List<Integer>> pointers = Arbitraries.integers().between(0, 6).list().ofMaxSize(5);
    return Combinators.combine(codes, modifiers, days, units, pointers)
        .as(ScrubPropertiesTest::line)
        .list()
        .ofMaxSize(6)
        .map(ScrubPropertiesTest::numbered);
  }

  private static Line.Builder line(
      String code, List<String> modifiers, Integer day, BigDecimal units, List<Integer> pointers) {
    Line.Builder line =
        Line.of(1, code)
            .modifiers(modifiers.toArray(String[]::new))
            .quantity(units)
            .charge(BigDecimal.TEN)
            .diagnoses(pointers.toArray(Integer[]::new));
    // Mostly one day, so that lines meet.
    return day > -200
        ? line.on(Given.TODAY)
        : line.on(Given.TODAY.plusDays(day)).through(Given.TODAY);
  }

  private static List<Line> numbered(List<Line.Builder> lines) {
    List<Line> numbered = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      numbered.add(lines.get(i).sequence(i + 1).build());
    }
    return numbered;
  }
}
