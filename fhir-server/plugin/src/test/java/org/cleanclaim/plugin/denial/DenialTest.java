package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DenialTest {

  private final DenialTaxonomy taxonomy = DenialTaxonomy.shipped();

  @Test
  void lineThatIsNotPaidForAReasonOutsideTheContractIsDenied() {
    Denial denial = denial(line(1, 100, 0, adjust("CO", "197", 100))).orElseThrow();
    assertThat(denial.root().name()).isEqualTo("authorization");
    assertThat(denial.amount()).isEqualByComparingTo("100");
    assertThat(denial.lines()).containsExactly(1);
  }

  @Test
  void partOfALineIsDeniedWhenADenialCodeTakesMoney() {
    Denial denial =
        denial(line(2, 100, 40, adjust("CO", "45", 35), adjust("CO", "151", 25))).orElseThrow();
    assertThat(denial.root().name()).isEqualTo("units");
    assertThat(denial.amount()).isEqualByComparingTo("25");
  }

  @Test
  void deductibleThatTakesAllIsNoDenial() {
    assertThat(denial(line(1, 100, 0, adjust("CO", "45", 20), adjust("PR", "1", 80)))).isEmpty();
  }

  @Test
  void otherPayersPaymentIsNoDenial() {
    assertThat(denial(line(1, 100, 0, adjust("OA", "23", 100)))).isEmpty();
  }

  @Test
  void lineWithoutChargeIsNoDenial() {
    assertThat(denial(line(1, 0, 0, adjust("CO", "97", 0)))).isEmpty();
  }

  @Test
  void categoryWithMostMoneyIsTheRoot() {
    Denial denial =
        denial(
                line(1, 50, 0, adjust("CO", "29", 50)),
                line(2, 80, 0, adjust("CO", "16", 40), adjust("CO", "4", 40)))
            .orElseThrow();
    assertThat(denial.root().name()).isEqualTo("coding");
    assertThat(denial.codes()).extracting(Adjustment::code).contains("CO-29", "CO-16", "CO-4");
  }

  @Test
  void equalMoneyIsDecidedByTheOrderOfTheTaxonomy() {
    Denial denial =
        denial(line(1, 100, 0, adjust("CO", "29", 50), adjust("CO", "27", 50))).orElseThrow();
    assertThat(denial.root().name()).isEqualTo("eligibility");
  }

  @Test
  void unknownCodeIsKeptAsUnclassified() {
    Denial denial = denial(line(1, 100, 0, adjust("CO", "9999", 100))).orElseThrow();
    assertThat(denial.root().name()).isEqualTo("unclassified");
    assertThat(denial.root().action()).isEqualTo("review");
  }

  private Optional<Denial> denial(LineOutcome... lines) {
    return Denial.in(List.of(lines), taxonomy);
  }

  private static LineOutcome line(int line, double charged, double paid, Adjustment... all) {
    return new LineOutcome(
        line, BigDecimal.valueOf(charged), BigDecimal.valueOf(paid), List.of(all), List.of());
  }

  private static Adjustment adjust(String group, String carc, double amount) {
    return new Adjustment(group, carc, BigDecimal.valueOf(amount));
  }
}
