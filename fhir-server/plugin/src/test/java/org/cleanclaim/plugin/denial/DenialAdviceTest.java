package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DenialAdviceTest {

  private final DenialTaxonomy taxonomy = DenialTaxonomy.shipped();

  @ParameterizedTest
  @CsvSource({
    "northwind-commercial, CO-16, , resubmit",
    "northwind-commercial, CO-197, , appeal",
    "northwind-commercial, CO-252, , send-records",
    "northwind-commercial, CO-96, , appeal",
    "northwind-commercial, PR-96, , bill-patient",
    "northwind-commercial, CO-119, , appeal",
    "northwind-commercial, PR-119, , bill-patient",
    "northwind-commercial, PR-50, , bill-patient",
    "northwind-commercial, CO-50, , appeal",
    "northwind-commercial, CO-29, , appeal",
    "northwind-commercial, CO-29, N211, write-off",
    "northwind-commercial, CO-197, N211, resubmit",
    "northwind-commercial, CO-16, MA130, resubmit",
    "northwind-commercial, CO-193, , appeal",
    "state-medicaid, CO-193, , write-off",
    "northwind-commercial, OA-18, N522, none",
    "northwind-commercial, OA-22, MA18, none",
    "northwind-commercial, CO-22, MA18, resubmit",
    "northwind-commercial, CO-9999, , review",
    "medicare-part-b, CO-16, MA130 M76, resubmit",
    "medicare-part-b, CO-4, , appeal",
    "medicare-part-b, CO-29, , write-off",
  })
  void isWhatTheCodesLeave(String payer, String code, String remarks, String action) {
    assertThat(advice(payer, code, remarks).action()).isEqualTo(action);
  }

  @Test
  void aProvidersLossIsNeverThePatients() {
    taxonomy.categories().stream()
        .flatMap(category -> category.carcs().stream())
        .forEach(
            carc ->
                assertThat(advice("default", "CO-" + carc, null).action())
                    .as(carc)
                    .isNotEqualTo("bill-patient"));
  }

  @Test
  void whatWasNotProcessedIsNotAppealed() {
    DenialAdvice advice = advice("medicare-part-b", "CO-16", "MA130 M76");
    assertThat(advice.reason()).contains("MA130", "the diagnosis", "nothing to appeal");
    assertThat(DenialAdvice.hasAppealRight(denial("CO-16", "MA130"), policy("default"))).isFalse();
  }

  private DenialAdvice advice(String payer, String code, String remarks) {
    Denial denial = denial(code, remarks);
    return DenialAdvice.of(denial, taxonomy.cause(denial.remarks()), policy(payer), false);
  }

  /** Contractual codes are no denial; they are advised upon here as if they were. */
  private Denial denial(String code, String remarks) {
    String[] parts = code.split("-");
    Adjustment adjustment = new Adjustment(parts[0], parts[1], BigDecimal.TEN);
    return new Denial(
        taxonomy.of(parts[1]),
        adjustment,
        BigDecimal.TEN,
        List.of(adjustment),
        List.of(1),
        remarks == null ? Set.of() : new TreeSet<>(Arrays.asList(remarks.split(" "))));
  }

  private static PayerPolicy policy(String id) {
    return PayerPolicies.shipped().all().stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
