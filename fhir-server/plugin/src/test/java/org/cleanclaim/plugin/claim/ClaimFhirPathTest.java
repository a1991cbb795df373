package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.FhirPathUnanswered;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ClaimFhirPathTest {
  private final Claim claim = new Claim();
  private final KnownResources known = new KnownResources();

  @BeforeEach
  void twoLines() {
    Patient patient = new Patient();
    patient.setId("p");
    patient.addAddress().setState("NH");
    known.add(patient);
    claim.setPatient(new Reference("Patient/p"));
    claim.addItem().setSequence(1).addDiagnosisSequence(1);
    claim.addItem().setSequence(2);
  }

  @Test
  void anExpressionHoldsWhenItGivesTrueOrSomething() {
    assertThat(holds("item.count() > 1")).isTrue();
    assertThat(holds("item.count() > 2")).isFalse();
    assertThat(holds("item.where(sequence = 2)")).isTrue();
    assertThat(holds("item.where(sequence = 9)")).isFalse();
  }

  @Test
  void resolvesWhatIsAtHand() {
    assertThat(holds("patient.resolve().address.state = 'NH'")).isTrue();
    assertThat(holds("insurer.resolve().exists()")).isFalse();
  }

  @Test
  void whatCannotBeReadIsNotAnswered() {
    assertThatThrownBy(() -> holds("item.where(")).isInstanceOf(FhirPathUnanswered.class);
  }

  /** More at once than there are runners: each waits its turn, none is left unanswered. */
  @Test
  void claimsJudgedAtOnceAreAllAnswered() throws Exception {
    ExecutorService clients = Executors.newFixedThreadPool(12);
    try {
      List<Callable<Boolean>> calls =
          Collections.nCopies(600, () -> holds("item.count() > 1 and patient.exists()"));
      for (Future<Boolean> answer : clients.invokeAll(calls)) {
        assertThat(answer.get()).isTrue();
      }
    } finally {
      clients.shutdownNow();
    }
  }

  @Test
  void whatTakesTooLongIsNotAnsweredNorTriedAtOnceAgain() {
    for (int i = 3; i < 120; i++) {
      claim.addItem().setSequence(i);
    }
    String slow =
        "item.select(%resource.item.select(%resource.item.select(%resource.item"
            + ".where(sequence > 1)))).count() > 1";
    assertThatThrownBy(() -> holds(slow))
        .isInstanceOf(FhirPathUnanswered.class)
        .hasMessageContaining("longer");

    Instant again = Instant.now();
    assertThatThrownBy(() -> holds(slow)).isInstanceOf(FhirPathUnanswered.class);
    assertThat(Duration.between(again, Instant.now())).isLessThan(ClaimFhirPath.LONGEST);
    assertThat(holds("item.count() > 1")).isTrue();
  }

  private boolean holds(String expression) {
    ClaimFacts facts = ClaimReader.read(claim, known);
    return facts.fhirPath().test(expression);
  }
}
