package org.cleanclaim.standalone.payers;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalTime;
import java.time.Period;
import java.util.Map;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.routes.status.StatusSettings;
import org.cleanclaim.routes.status.StatusSettings.PayerTerms;
import org.junit.jupiter.api.Test;

/** The routes go by the policies the edits go by. */
class PolicyAgreementsTest {

  @Test
  void policyOfThePayerHolds() {
    var terms = agreements(Map.of()).of("NWC01");
    assertThat(terms.turnaround()).isEqualTo(Duration.ofDays(30));
    assertThat(terms.timelyFiling()).isEqualTo(Period.ofDays(180));
  }

  @Test
  void settingsOfTheRoutesComeFirst() {
    var terms = agreements(Map.of("NWC01", new PayerTerms(Duration.ofDays(10), null))).of("NWC01");
    assertThat(terms.turnaround()).isEqualTo(Duration.ofDays(10));
    assertThat(terms.timelyFiling()).isEqualTo(Period.ofDays(180));
  }

  @Test
  void payerWithoutAPolicyHasNoTurnaroundOfItsOwn() {
    assertThat(agreements(Map.of()).of("UNHEARD").turnaround()).isNull();
  }

  private static PolicyAgreements agreements(Map<String, PayerTerms> set) {
    var settings =
        new StatusSettings(
            LocalTime.of(2, 30),
            2,
            Duration.ofDays(30),
            Duration.ofDays(7),
            30,
            Duration.ofSeconds(20),
            Map.of(),
            set);
    return new PolicyAgreements(PayerPolicies::shipped, settings);
  }
}
