package org.cleanclaim.plugin.learn;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.cleanclaim.plugin.ledger.ProposedEdit.HeldBack;
import org.junit.jupiter.api.Test;

/** What is planted is found, with its figures; what is chance is not. */
class PatternSearchTest {

  private static final String PAYER = "acme";
  private static final LearnSettings SETTINGS =
      new LearnSettings(true, LocalTime.NOON, 365, 20, 5, 0.25, 0.05);

  private final Map<String, PayerHistory> histories = new HashMap<>();

  @Test
  void aMissingModifierIsFoundAndNotTheProcedure() {
    ordinary();
    lines(30, false, line("97597"), "CO-97");
    lines(10, false, line("97597"), null);
    lines(40, false, line("97597", "59"), null);
    lines(8, true, line("97597"), "CO-97");
    lines(1, true, line("97597"), "CO-16");
    lines(2, true, line("97597"), null);
    lines(9, true, line("97597", "XS"), null);

    Found found = one();
    assertThat(found.pattern()).isEqualTo(Pattern.of("97597").lacking(Pattern.DISTINCT));
    assertThat(found.reason()).isEqualTo("CO-97");
    assertThat(found.figures().lines()).isEqualTo(40);
    assertThat(found.figures().denied()).isEqualTo(30);
    assertThat(found.figures().ofReason()).isEqualTo(30);
    assertThat(found.figures().base()).isEqualByComparingTo("0.075");
    assertThat(found.figures().low()).isEqualByComparingTo("0.5981");
    HeldBack late = found.figures().heldBack();
    assertThat(late).isEqualTo(new HeldBack(11, 8, 1, new BigDecimal("800")));
    assertThat(late.falseAlarms()).isEqualTo(2);
  }

  @Test
  void anotherProcedureOfTheDayExplainsMoreThanTheMissingModifier() {
    ordinary();
    lines(40, false, beside("97597", "11042"), "CO-97");
    lines(40, false, line("97597"), null);
    lines(40, false, beside("97597", "11042", "59"), null);
    lines(5, true, beside("97597", "11042"), "CO-97");
    assertThat(one().pattern())
        .isEqualTo(Pattern.of("97597").besides("11042").lacking(Pattern.DISTINCT));
  }

  @Test
  void placeDiagnosisAndPhysicianAreToldApart() {
    ordinary();
    for (String place : List.of("11", "22")) {
      boolean denied = place.equals("22");
      lines(40, false, at("97110", place), denied ? "CO-5" : null);
      lines(6, true, at("97110", place), denied ? "CO-5" : null);
    }
    for (String category : List.of("M54", "Z00")) {
      boolean denied = category.equals("Z00");
      lines(40, false, diagnosed("93000", category), denied ? "CO-11" : null);
      lines(6, true, diagnosed("93000", category), denied ? "CO-11" : null);
    }
    for (String npi : List.of("1234567893", "1245319599")) {
      boolean denied = npi.equals("1245319599");
      lines(40, false, by("20610", npi), denied ? "CO-B7" : null);
      lines(6, true, by("20610", npi), denied ? "CO-B7" : null);
    }
    assertThat(search().found())
        .extracting(found -> found.pattern().id() + " " + found.reason())
        .containsExactlyInAnyOrder(
            "97110-place-22 CO-5", "93000-dx-z00 CO-11", "20610-npi-1245319599 CO-B7");
  }

  @Test
  void aWiderPatternSpeaksForNarrowerOnesThatSayNearlyTheSame() {
    ordinary();
    lines(200, false, at("97110", "11"), "CO-5");
    lines(180, false, at("97110", "22"), "CO-5");
    lines(20, false, at("97110", "22"), null);
    lines(5, true, at("97110", "22"), "CO-5");
    assertThat(one().pattern()).isEqualTo(Pattern.of("97110"));
    assertThat(one().figures().lines()).isEqualTo(400);
  }

  @Test
  void twoReasonsAreTwoPatterns() {
    ordinary();
    lines(40, false, at("97110", "11"), "CO-5");
    lines(40, false, at("97110", "22"), "CO-197");
    lines(6, true, at("97110", "11"), "CO-5");
    lines(6, true, at("97110", "22"), "CO-197");
    assertThat(search().found())
        .extracting(found -> found.pattern().id() + " " + found.reason())
        .containsExactlyInAnyOrder("97110-place-11 CO-5", "97110-place-22 CO-197");
  }

  @Test
  void whatThePayerNoLongerDoesIsNotProposed() {
    ordinary();
    lines(40, false, line("97597"), "CO-97");
    lines(20, true, line("97597"), null);
    assertThat(search().found()).isEmpty();
    lines(6, true, line("97597"), "CO-97");
    assertThat(search().found()).as("under a quarter of the lines still").isEmpty();
    lines(2, true, line("97597"), "CO-97");
    assertThat(search().found()).hasSize(1);
  }

  @Test
  void theQuarterHeldBackAloneProposesNothing() {
    ordinary();
    lines(19, false, line("97597"), "CO-97");
    lines(400, true, line("97597"), "CO-97");
    assertThat(search().found()).as("one line short of the support").isEmpty();
    lines(1, false, line("97597"), null);
    assertThat(search().found()).hasSize(1);
  }

  @Test
  void aPayerThatDeniesEverythingAlikeHasNoPattern() {
    lines(300, false, line("99213"), "CO-16");
    lines(300, false, line("97597"), "CO-16");
    lines(90, true, line("97597"), "CO-16");
    assertThat(search().found()).isEmpty();
  }

  @Test
  void noiseIsNotProposed() {
    int proposed = 0;
    for (int seed = 0; seed < 20; seed++) {
      histories.clear();
      noise(new Random(seed));
      PatternSearch.Result result = search();
      assertThat(result.tested()).as("much is looked at").isGreaterThan(500);
      proposed += result.found().size();
    }
    assertThat(proposed).isZero();
  }

  @Test
  void whatIsPlantedIsFoundInNoise() {
    noise(new Random(7));
    Random chance = new Random(8);
    for (int line = 0; line < 80; line++) {
      String reason = chance.nextInt(100) < 60 ? "CO-197" : null;
      lines(1, line % 5 == 0, at("10006", "24"), reason);
    }
    Found found = one();
    assertThat(found.pattern()).isEqualTo(Pattern.of("10006").at("24"));
    assertThat(found.figures().lines()).isEqualTo(64);
    assertThat(found.figures().heldBack().lines()).isEqualTo(16);
  }

  @Test
  void thePatternsOfADayAreTheSameInAnyOrder() {
    ordinary();
    lines(40, false, at("97110", "22"), "CO-5");
    lines(40, false, at("97110", "11"), null);
    lines(6, true, at("97110", "22"), "CO-5");
    List<Found> one = search().found();
    histories.clear();
    lines(6, true, at("97110", "22"), "CO-5");
    lines(40, false, at("97110", "11"), null);
    lines(40, false, at("97110", "22"), "CO-5");
    ordinary();
    assertThat(search().found()).isEqualTo(one).hasSize(1);
  }

  /** 40 procedures by 4 physicians at 3 places: 8 % denied, whatever they are. */
  private void noise(Random random) {
    for (int line = 0; line < 6_000; line++) {
      Traits traits =
          new Traits(
              "100%02d".formatted(random.nextInt(40)),
              random.nextInt(4) == 0 ? Set.of("59") : Set.of(),
              Set.of("M5" + random.nextInt(5)),
              List.of("11", "22", "23").get(random.nextInt(3)),
              "npi" + random.nextInt(4),
              random.nextInt(3) == 0 ? Set.of("99213") : Set.of());
      String reason = random.nextInt(100) < 8 ? "CO-" + (16 + random.nextInt(3)) : null;
      lines(1, random.nextInt(5) == 0, traits, reason);
    }
  }

  /** 320 lines that are paid. */
  private void ordinary() {
    lines(320, false, line("99213"), null);
    lines(80, true, line("99213"), null);
  }

  private Found one() {
    List<Found> found = search().found();
    assertThat(found).hasSize(1);
    return found.get(0);
  }

  private PatternSearch.Result search() {
    return new PatternSearch(SETTINGS).search(histories);
  }

  private void lines(int number, boolean heldBack, Traits traits, String reason) {
    PayerHistory history = histories.computeIfAbsent(PAYER, payer -> new PayerHistory());
    for (int line = 0; line < number; line++) {
      history.add(traits, heldBack, reason, new BigDecimal("100"));
    }
  }

  private static Traits line(String procedure, String... modifiers) {
    return new Traits(procedure, Set.of(modifiers), Set.of(), "11", null, Set.of());
  }

  private static Traits beside(String procedure, String other, String... modifiers) {
    return new Traits(procedure, Set.of(modifiers), Set.of(), "11", null, Set.of(other));
  }

  private static Traits at(String procedure, String place) {
    return new Traits(procedure, Set.of(), Set.of(), place, null, Set.of());
  }

  private static Traits diagnosed(String procedure, String category) {
    return new Traits(procedure, Set.of(), Set.of(category), "11", null, Set.of());
  }

  private static Traits by(String procedure, String npi) {
    return new Traits(procedure, Set.of(), Set.of(), "11", npi, Set.of());
  }
}
