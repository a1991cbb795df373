package org.cleanclaim.edits.reference;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialRatesTest {
  private static final LocalDate FROM = LocalDate.of(2026, 5, 1);
  private static final LocalDate TO = LocalDate.of(2026, 7, 29);
  private static final String HEAD = DenialRatesReader.HEADER + "\n";
  private static final String DAYS = "2026-05-01,2026-07-29,";

  @TempDir Path folder;

  @Test
  void readsAnEditionThatHoldsFromTheDayAfterItsLastOne() throws IOException {
    write(HEAD + DAYS + "p1,,20610,RT 59,M17,11,16,14,1834,CO-197:13:1703.00 CO-50:1:131\n");
    ReferenceLibrary library = ReferenceLibrary.load(folder);

    assertThat(library.find(TableKey.DENIAL_RATES, TO)).isNull();
    Loaded<DenialRates> loaded = library.find(TableKey.DENIAL_RATES, TO.plusDays(1));
    assertThat(loaded.edition().name()).startsWith("Denial rates to 2026-07-29 (");
    assertThat(loaded.edition().rows()).isEqualTo(1);
    assertThat(library.find(TableKey.DENIAL_RATES, TO.plusDays(180))).isNotNull();
    assertThat(library.find(TableKey.DENIAL_RATES, TO.plusDays(181))).isNull();
    assertThat(loaded.table().days()).isEqualTo(90);
    Line like = line("20610", "11", "59", "RT");
    assertThat(loaded.table().seen("p1", like, "M1711", 10))
        .isEqualTo(new DenialRates.Seen(16, 14, true, "CO-197", 13));
    assertThat(loaded.table().seen("p1", like, "M1711", 17)).isNull();
    assertThat(loaded.table().seen("p1", like, "I10", 10).alike()).isFalse();
    assertThat(loaded.table().seen("p2", like, "M1711", 1)).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "p1,,20610,,M17,11,0,0,0,|claims is 0",
        "p1,,20610,,M17,11,2,3,3,CO-50:3:3|3 denials of 2 claims",
        "p1,,20610,,M17,11,4,3,3,CO-50:2:3|add up to 2 denials, not 3",
        "p1,,20610,,M17,11,4,1,7,CO-50:1:3|add up to $3, not $7",
        "p1,,20610,,M17,11,4,1,3,CO50:1:3|'CO50:1:3' is no reason",
        "p1,,20610,,M17,11,4,2,3,CO-50:1:1 CO-50:1:2|CO-50 is told twice",
        "p1,,2061,,M17,11,4,0,0,|'2061' is no procedure code",
        "p1,,20610,259,M17,11,4,0,0,|modifiers '259'",
        "p1,,20610,,17,11,4,0,0,|diagnosis_group '17'",
        "p1,,20610,,M17,1,4,0,0,|place '1'",
        "p1,,20610,,M17,11,x,0,0,|claims 'x' is no count",
        "p1,ncci-ptp,20610,,,,4,0,0,|procedure is empty in a row that names an edit",
        ",,20610,,M17,11,4,0,0,|payer is empty",
        "p1,,99213,,J06,11,9,1,1,CO-16:1:1|stands on an earlier line"
      })
  void refusesADamagedFileWholeWithLineAndReason(String row, String reason) throws IOException {
    write(HEAD + DAYS + "p1,,99213,,J06,11,9,0,0,\n" + DAYS + row + "\n");

    ReferenceFolder.Result result = ReferenceFolder.read(folder);

    assertThat(result.refused())
        .singleElement()
        .satisfies(
            refused -> {
              assertThat(refused.file()).isEqualTo("denial-rates.csv");
              assertThat(refused.line()).isEqualTo(3);
              assertThat(refused.reason()).contains(reason);
            });
    assertThat(result.library().editions()).isEmpty();
  }

  @Test
  void refusesDaysThatDifferAndAFileOfNoRows() throws IOException {
    write(HEAD + DAYS + "p1,,99213,,,,9,0,0,\n" + "2026-05-02,2026-07-29,p1,,99214,,,,9,0,0,\n");
    assertThatThrownBy(() -> ReferenceLibrary.load(folder))
        .isInstanceOf(ReferenceRefused.class)
        .hasMessageStartingWith("denial-rates.csv, line 3: from and to differ");
    write(HEAD);
    assertThatThrownBy(() -> ReferenceLibrary.load(folder))
        .isInstanceOf(ReferenceRefused.class)
        .hasMessage("denial-rates.csv: there is no row below the header");
  }

  @Test
  void oneOfOneIsFarFromSure() {
    List<DenialOutcome> outcomes = new ArrayList<>(many("p1", "99213", 900, 90));
    outcomes.addAll(many("p1", "20610", 1, 1));
    DenialRates rates = rates(outcomes);

    assertThat(rates.probability("p1", line("20610", "11"), "M1711")).isBetween(0.1, 0.5);
    assertThat(rates.probability("p1", line("99213", "11"), "M1711")).isCloseTo(0.1, within(0.01));
  }

  @Test
  void manyClaimsSpeakForThemselvesAndFewLeanOnTheirParents() {
    List<DenialOutcome> outcomes = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      outcomes.addAll(many("easy", "1%04d".formatted(i), 100, 5));
      outcomes.addAll(many("hard", "1%04d".formatted(i), 100, 30));
    }
    outcomes.addAll(many("hard", "20610", 4, 2));
    outcomes.addAll(many("easy", "20610", 4, 0));
    DenialRates rates = rates(outcomes);

    assertThat(rates.probability("hard", line("10001", "11"), null)).isCloseTo(0.30, within(0.03));
    assertThat(rates.probability("easy", line("10001", "11"), null)).isCloseTo(0.05, within(0.02));
    double few = rates.probability("hard", line("20610", "11"), null);
    assertThat(few).isBetween(0.25, 0.45);
    // Never seen at all: the payer, the procedure, or nothing speaks.
    assertThat(rates.probability("hard", line("99999", "11"), null)).isBetween(0.2, 0.35);
    assertThat(rates.probability("new", line("99999", "11"), null)).isBetween(0.12, 0.25);
  }

  @Property(tries = 200)
  void aRateLiesBetweenNeverAndAlways(
      @ForAll @IntRange(min = 1, max = 60) int claims, @ForAll @IntRange(max = 60) int denials) {
    int denied = Math.min(claims, denials);
    List<DenialOutcome> outcomes = new ArrayList<>(many("p1", "99213", 50, 5));
    outcomes.addAll(many("p1", "20610", claims, denied));
    double rate = rates(outcomes).probability("p1", line("20610", "11"), "M1711");
    assertThat(rate).isGreaterThan(0).isLessThan(1);
    outcomes.addAll(many("p1", "20610", 1, 1));
    assertThat(rates(outcomes).probability("p1", line("20610", "11"), "M1711"))
        .isGreaterThanOrEqualTo(rate - 0.03);
  }

  @Test
  void sameOutcomesInAnyOrderGiveTheSameEdition() {
    List<DenialOutcome> outcomes = new ArrayList<>(many("p,1", "20610", 7, 3));
    outcomes.addAll(many("p2", "99213", 5, 0));
    outcomes.add(outcome("p2", "99213", "CO-97", Set.of("modifier-25-missing")));
    outcomes.add(outcome("p2", "", "CO-16", Set.of()));
    DenialRatesEdition edition = DenialRatesEdition.of(outcomes, FROM, TO).orElseThrow();
    Collections.shuffle(outcomes, new Random(4));

    assertThat(DenialRatesEdition.of(outcomes, FROM, TO)).contains(edition);
    assertThat(edition.fileName()).isEqualTo("denial-rates-2026-07-29.csv");
    assertThat(edition.csv())
        .isEqualTo(
            HEAD
                + DAYS
                + "\"p,1\",,20610,,M17,11,7,3,300.00,CO-50:3:300.00\n"
                + DAYS
                + "p2,,99213,,M17,11,5,0,0,\n"
                + DAYS
                + "p2,modifier-25-missing,,,,,1,1,100.00,CO-97:1:100.00\n");
    assertThat(edition.load().edition().rows()).isEqualTo(3);
    assertThat(DenialRatesEdition.of(outcomes, TO.plusDays(1), TO.plusDays(9))).isEmpty();
  }

  @Test
  void whatAnEditSpokeOnIsKeptOutOfTheHistoryOfTheRest() {
    List<DenialOutcome> outcomes = new ArrayList<>(many("p1", "20610", 40, 4));
    for (int i = 0; i < 40; i++) {
      outcomes.add(outcome("p1", "20610", "CO-97", Set.of("ncci-ptp")));
    }
    DenialRates rates = rates(outcomes);

    assertThat(rates.seen("p1", line("20610", "11"), "M1711", 10).claims()).isEqualTo(40);
    assertThat(rates.probability("p1", "ncci-ptp", 0.5)).isCloseTo(0.9, within(0.05));
    assertThat(rates.probability("p2", "ncci-ptp", 0.5)).isGreaterThan(0.8);
    assertThat(rates.probability("p1", "mue-units", 0.5)).isEqualTo(0.5);
  }

  @Test
  void tellsHowAModifierWasBilledAndPaid() {
    DenialRates rates =
        (DenialRates)
            ReferenceLibrary.sample().find(TableKey.DENIAL_RATES, LocalDate.of(2026, 8, 1)).table();
    assertThat(rates.use("northwind-commercial", Codes.procedure("20610"), Codes.modifier("RT")))
        .isEqualTo(new DenialRates.ModifierUse(58, 2));
    assertThat(rates.use("northwind-commercial", Codes.procedure("20610")).claims()).isEqualTo(148);
    assertThat(rates.use("nobody", Codes.procedure("20610"), Codes.modifier("RT")).claims())
        .isZero();
  }

  @Test
  void sharesOfReasonsAddUp() {
    DenialRates rates = ReferenceLibrary.sample().find(TableKey.DENIAL_RATES, TO).table();
    var shares = rates.reasons("northwind-commercial", line("73721", "11", "RT"), "M2511");
    assertThat(shares.values().stream().mapToDouble(Double::doubleValue).sum())
        .isCloseTo(1, within(1e-9));
    assertThat(shares.get("CO-197")).isGreaterThan(0.8);
  }

  @Test
  void aCellTakesFewBytes() {
    List<DenialOutcome> outcomes = new ArrayList<>();
    Random random = new Random(7);
    for (int i = 0; i < 40_000; i++) {
      outcomes.add(
          outcome(
              "p" + random.nextInt(20),
              "%05d".formatted(10_000 + random.nextInt(900)),
              random.nextInt(8) == 0 ? "CO-50" : null,
              Set.of()));
    }
    DenialRates rates = rates(outcomes);
    assertThat(rates.rows()).isGreaterThan(10_000);
    assertThat((double) rates.bytes() / rates.rows()).isLessThan(48);
  }

  private static DenialRates rates(List<DenialOutcome> outcomes) {
    return (DenialRates) DenialRatesEdition.of(outcomes, FROM, TO).orElseThrow().load().table();
  }

  private static List<DenialOutcome> many(String payer, String code, int claims, int denials) {
    List<DenialOutcome> many = new ArrayList<>();
    for (int i = 0; i < claims; i++) {
      many.add(outcome(payer, code, i < denials ? "CO-50" : null, Set.of()));
    }
    return many;
  }

  private static DenialOutcome outcome(
      String payer, String code, String reason, Set<String> edits) {
    return new DenialOutcome(
        payer, TO, code, List.of(), "M17.11", "11", new BigDecimal("100"), reason, edits);
  }

  private static Line line(String code, String place, String... modifiers) {
    return Line.of(1, code).modifiers(modifiers).place(place).build();
  }

  private void write(String text) throws IOException {
    Files.writeString(folder.resolve("denial-rates.csv"), text);
  }
}
