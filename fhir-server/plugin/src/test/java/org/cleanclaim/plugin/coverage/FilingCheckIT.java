package org.cleanclaim.plugin.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.cdshooks.TestHttp;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;
import org.cleanclaim.plugin.claim.ScrubProvider;
import org.cleanclaim.plugin.eligibility.EligibilityClient;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityRecorder;
import org.cleanclaim.plugin.eligibility.EligibilitySettings;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Before a claim goes out its payer is asked once more about the day of service. */
class FilingCheckIT extends HapiHost {

  private static final String ANSWER =
      """
      {"resourceType":"CoverageEligibilityResponse","status":"active","purpose":["validation"],
       "patient":{"reference":"#patient"},"created":"%s","servicedDate":"%s","outcome":"complete",
       "insurer":{"reference":"#payer"},
       "insurance":[{"inforce":%s,"coverage":{"reference":"#coverage"}}]}
      """;

  @Autowired private Scrubber scrubber;
  @Autowired private EligibilityRecorder recorder;
  @Autowired private StoredResources store;
  @Autowired private ScrubProvider scrub;
  @Autowired private Clock clock;

  private final LocalDate today = LocalDate.now();

  @Test
  void aCoverageEndedBackwardsHoldsTheClaimAndTheAnswerIsKept() {
    try (TestHttp payer = new TestHttp(asked -> Reply.ok(ANSWER.formatted(today, today, false)))) {
      Chart chart = new Chart().store(client);
      IdType claim = file(chart);
      assertThat(status(claim)).isEqualTo("ready");

      Parameters answer = verify(payer, claim);

      assertThat(answer.getParameter("outcome").getValue().primitiveValue()).isEqualTo("hold");
      assertThat(asked(answer)).isTrue();
      assertThat(status(claim)).isEqualTo("held");
      assertThat(answers(chart)).hasSize(1);
    }
  }

  @Test
  void aPayerThatJustAnsweredIsNotAskedAgain() {
    try (TestHttp payer = new TestHttp(asked -> Reply.ok(ANSWER.formatted(today, today, true)))) {
      Chart chart = new Chart().store(client);
      IdType claim = file(chart);
      assertThat(asked(verify(payer, claim))).isTrue();
      assertThat(asked(verify(payer, claim))).isFalse();
      assertThat(status(claim)).isEqualTo("ready");
      assertThat(payer.asked).hasSize(1);
    }
  }

  @Test
  void withoutAnAnswerTheClaimStaysAsItWasAndTheReasonIsTold() {
    try (TestHttp payer = new TestHttp(asked -> Reply.status(503))) {
      Chart chart = new Chart().store(client);
      IdType claim = file(chart);
      Parameters answer = verify(payer, claim);
      assertThat(asked(answer)).isTrue();
      assertThat(((StringType) answer.getParameter("unanswered").getValue()).getValue())
          .isNotBlank();
      assertThat(status(claim)).isEqualTo("ready");
    }
  }

  private IdType file(Chart chart) {
    return (IdType)
        client
            .create()
            .resource(chart.line(chart.claim(), "99213", 131))
            .execute()
            .getId()
            .toUnqualifiedVersionless();
  }

  private Parameters verify(TestHttp payer, IdType claim) {
    EligibilitySettings asking =
        new EligibilitySettings(
            URI.create(payer.base()),
            Duration.ofSeconds(10),
            "1234567893",
            "Harbor",
            Duration.ofMillis(1));
    EligibilityDesk desk =
        new EligibilityDesk(new EligibilityClient(asking, fhir, Optional::empty), asking.keep());
    FilingCheck check =
        new FilingCheck(
            store,
            new CoverageStanding(scrubber, desk, clock),
            new CoverageCheck(desk, new EligibilityQuestions(asking), recorder, asking.timeout()));
    return new FilingCheckProvider(daos, check, scrub).verify(claim, new SystemRequestDetails());
  }

  private static boolean asked(Parameters answer) {
    return ((BooleanType) answer.getParameter("asked").getValue()).booleanValue();
  }

  private String status(IdType claim) {
    Bundle found =
        client
            .search()
            .byUrl("Task?code=submit-claim&focus=" + claim.getValue())
            .returnBundle(Bundle.class)
            .execute();
    return ((Task) found.getEntryFirstRep().getResource())
        .getBusinessStatus()
        .getCodingFirstRep()
        .getCode();
  }

  private List<Bundle.BundleEntryComponent> answers(Chart chart) {
    return client
        .search()
        .forResource(CoverageEligibilityResponse.class)
        .where(CoverageEligibilityResponse.PATIENT.hasId(chart.patient.getId()))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry();
  }
}
