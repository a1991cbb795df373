package org.cleanclaim.routes.submission;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.routes.traffic.SubmissionState.BATCHED;
import static org.cleanclaim.routes.traffic.SubmissionState.QUEUED;

import java.math.BigDecimal;
import java.time.Duration;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.SubmissionState;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Money;
import org.junit.jupiter.api.Test;

/** Dear claims and ones that are likely denied go alone and at once; the others wait together. */
class SinglesTest {
  private final Clinic clinic = new Clinic();

  @Test
  void dearClaimGoesAloneAtOnceWhileTheOthersWait() {
    clinic.single = new SingleLimits(new BigDecimal("1000"), null);
    ready("1", 425);
    ready("2", 1000.01);
    clinic.pickUp.run();
    clinic.batching.run();
    assertThat(state("1")).isEqualTo(QUEUED);
    assertThat(state("2")).isEqualTo(BATCHED);
    assertThat(clinic.submissions.inInterchange(newest("2").interchangeId())).hasSize(1);
    clinic.clock.pass(Duration.ofMinutes(15));
    clinic.batching.run();
    assertThat(state("1")).isEqualTo(BATCHED);
    assertThat(newest("1").interchangeId()).isNotEqualTo(newest("2").interchangeId());
  }

  @Test
  void claimOfTheLimitItselfWaits() {
    clinic.single = new SingleLimits(new BigDecimal("1000"), null);
    ready("1", 1000);
    clinic.pickUp.run();
    clinic.batching.run();
    assertThat(state("1")).isEqualTo(QUEUED);
  }

  @Test
  void claimThatIsLikelyDeniedGoesAlone() {
    clinic.single = new SingleLimits(null, new BigDecimal("0.4"));
    clinic.server.risk("Claim/1", new BigDecimal("0.4"));
    clinic.server.risk("Claim/2", new BigDecimal("0.39"));
    ready("1", 425);
    ready("2", 425);
    ready("3", 425);
    clinic.pickUp.run();
    clinic.batching.run();
    assertThat(state("1")).isEqualTo(BATCHED);
    assertThat(clinic.submissions.inInterchange(newest("1").interchangeId())).hasSize(1);
    // The two others make a full batch of their own.
    assertThat(newest("2").interchangeId()).isEqualTo(newest("3").interchangeId());
  }

  @Test
  void withoutLimitsNobodyIsAskedAndNothingGoesAlone() {
    clinic.server.risk("Claim/1", BigDecimal.ONE);
    ready("1", 1_000_000);
    clinic.pickUp.run();
    clinic.batching.run();
    assertThat(state("1")).isEqualTo(QUEUED);
  }

  private void ready(String id, double total) {
    var bundle = Clinic.claim();
    var claim = (Claim) bundle.getEntryFirstRep().getResource();
    var amount = BigDecimal.valueOf(total);
    claim.setTotal(new Money().setValue(amount));
    claim.getItem().remove(1);
    claim.getItemFirstRep().setNet(new Money().setValue(amount));
    clinic.server.ready(id, bundle);
  }

  private Submission newest(String id) {
    return clinic.submissions.newest("Claim/" + id);
  }

  private SubmissionState state(String id) {
    return newest(id).state();
  }
}
