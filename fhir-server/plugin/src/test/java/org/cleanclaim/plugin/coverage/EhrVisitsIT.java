package org.cleanclaim.plugin.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.jpa.api.config.JpaStorageSettings;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.cleanclaim.plugin.cdshooks.TestHttp;
import org.cleanclaim.plugin.cdshooks.TestHttp.Asked;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;
import org.cleanclaim.plugin.ehr.ClientKeySet;
import org.cleanclaim.plugin.ehr.EhrAutoConfiguration;
import org.cleanclaim.plugin.ehr.EhrRecords;
import org.cleanclaim.plugin.ehr.EhrServer;
import org.cleanclaim.plugin.ehr.Keys;
import org.cleanclaim.plugin.eligibility.EligibilityClient;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityRecorder;
import org.cleanclaim.plugin.eligibility.EligibilitySettings;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.web.bind.annotation.RestController;

/**
 * The sweep of a schedule in a FHIR server of its own: HAPI's searches behind an authorization that
 * verifies what it is sent.
 */
class EhrVisitsIT extends HapiHost {

  /** Further than any visit of another test in the same server. */
  private static final int AHEAD = 100;

  private static final String ANSWER =
      """
      {"resourceType":"CoverageEligibilityResponse","status":"active","purpose":["validation"],
       "patient":{"reference":"#patient"},"created":"%s","servicedDate":"%s","outcome":"complete",
       "insurer":{"reference":"#payer"},
       "insurance":[{"inforce":true,"coverage":{"reference":"#coverage"}}]}
      """;

  @TempDir Path folder;
  @Autowired private JpaStorageSettings storage;
  @Autowired private SweptVisits.Notices notices;
  @Autowired private Scrubber scrubber;
  @Autowired private EligibilityRecorder recorder;
  @Autowired private Clock clock;

  private final LocalDate day = LocalDate.now().plusDays(AHEAD + (int) (System.nanoTime() % 200));
  private final HttpClient http = HttpClient.newHttpClient();
  private volatile Function<Asked, Reply> answers = this::forward;
  private volatile String keySet;
  private EhrServer ehr;
  private TestHttp payers;

  @BeforeEach
  void open() {
    ehr = new EhrServer(() -> keySet, asked -> answers.apply(asked));
    payers = new TestHttp(asked -> Reply.ok(ANSWER.formatted(LocalDate.now(), day)));
  }

  @AfterEach
  void close() {
    ehr.close();
    payers.close();
  }

  @Test
  void aCoverageThatEndsBeforeAVisitThereIsToldHereByItsAddressThere() {
    Chart chart = endingBefore();
    book(chart);
    for (int night = 0; night < 2; night++) {
      VisitSweep.Result result = sweep();
      assertThat(result.unread()).isEmpty();
      assertThat(result.visits()).isEqualTo(1);
      assertThat(result.atRisk()).isEqualTo(1);
    }
    assertThat(ehr.breaches).isEmpty();

    Flag flag = only(Flag.class, flags(chart));
    assertThat(flag.getStatus()).isEqualTo(Flag.FlagStatus.ACTIVE);
    assertThat(flag.getSubject().getReference()).isEqualTo(there(chart.patient));
    assertThat(flag.getIdentifierFirstRep().getValue()).isEqualTo(there(chart.coverage));
    assertThat(flag.getCode().getText()).contains("before the visit");
    assertThat(OurProfiles.errors(flag, "/StructureDefinition/coverage-expiry-flag")).isEmpty();
    Task task = only(Task.class, tasks(chart));
    assertThat(task.getFocus().getReference()).isEqualTo(there(chart.coverage));
    assertThat(task.getFor().getReference()).isEqualTo(there(chart.patient));
    assertThat(OurProfiles.errors(task, "/StructureDefinition/verify-coverage-task")).isEmpty();
  }

  @Test
  void aRenewedCoverageClearsWhatWasToldThoughTheVisitIsOff() {
    Chart chart = endingBefore();
    String visit = book(chart);
    sweep();
    Appointment off = client.read().resource(Appointment.class).withId(visit).execute();
    off.setStatus(Appointment.AppointmentStatus.CANCELLED);
    client.update().resource(off).execute();
    chart.coverage.getPeriod().setEnd(null);
    client.update().resource(chart.coverage).execute();

    VisitSweep.Result result = sweep();

    assertThat(result.visits()).isZero();
    assertThat(only(Flag.class, flags(chart)).getStatus()).isEqualTo(Flag.FlagStatus.INACTIVE);
    assertThat(only(Task.class, tasks(chart)).getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
  }

  @Test
  void thePayersAnswerIsKeptHereAndNotAskedForAgain() {
    Chart chart = new Chart().store(client);
    book(chart);
    VisitSweep.Result first = sweep();
    assertThat(first.asked()).isEqualTo(1);
    assertThat(first.unanswered()).isZero();

    CoverageEligibilityResponse kept =
        only(
            CoverageEligibilityResponse.class,
            search("CoverageEligibilityResponse?patient=" + there(chart.patient)));
    assertThat(kept.getPatient().getReference()).isEqualTo(there(chart.patient));
    assertThat(kept.getInsuranceFirstRep().getCoverage().getReference())
        .isEqualTo(there(chart.coverage));
    assertThat(kept.getInsurer().getReference()).isEqualTo(there(chart.payer));

    assertThat(sweep().asked()).as("the answer holds").isZero();
    assertThat(payers.asked).hasSize(1);
  }

  @Test
  void aVisitThatCannotBeReadLeavesTheOthersAndIsTold() {
    Chart failing = endingBefore();
    Chart other = endingBefore();
    book(failing);
    book(other);
    String id = failing.patient.getIdElement().getIdPart();
    answers = asked -> asked.path().contains(id) ? Reply.status(503) : forward(asked);

    VisitSweep.Result result = sweep();

    assertThat(result.visits()).isEqualTo(1);
    assertThat(result.unread())
        .hasSize(1)
        .allMatch(why -> why.contains("(503)") && !why.contains(id));
    assertThat(flags(other)).hasSize(1);
  }

  @Test
  void whatTheEhrDoesNotGrantStopsItsPartAndSaysWhatToMend() {
    book(endingBefore());
    answers = asked -> asked.path().contains("/Coverage?") ? Reply.status(403) : forward(asked);
    VisitSweep.Result result = sweep();
    assertThat(result.visits()).isZero();
    assertThat(result.unread())
        .singleElement()
        .asString()
        .contains("system/Coverage.rs", "cleanclaim.ehr.scopes");
  }

  /** As the settings of a site wire it, with notices by the host's own beans. */
  private VisitSweep.Result sweep() {
    VisitSweep.Result[] result = new VisitSweep.Result[1];
    new ApplicationContextRunner()
        .withConfiguration(AutoConfigurations.of(EhrAutoConfiguration.class))
        .withBean(Clock.class, () -> clock)
        .withBean(DaoRegistry.class, () -> daos)
        .withBean(FhirContext.class, () -> fhir)
        .withBean(JpaStorageSettings.class, () -> storage)
        .withPropertyValues(
            "cleanclaim.ehr.fhir-server=" + ehr.base(),
            "cleanclaim.ehr.client-id=" + EhrServer.CLIENT,
            "cleanclaim.ehr.key=" + Keys.file(folder))
        .run(
            context -> {
              assertThat(context).hasNotFailed();
              assertThat(context.getBeansWithAnnotation(RestController.class)).hasSize(1);
              keySet = context.getBean(ClientKeySet.class).set();
              VisitSweep sweep = sweep(context.getBean(EhrRecords.class));
              result[0] = sweep.run(day, day, TransactionWrites.inServersName(null));
            });
    return result[0];
  }

  private VisitSweep sweep(EhrRecords records) {
    EligibilitySettings asking =
        new EligibilitySettings(
            URI.create(payers.base()),
            Duration.ofSeconds(10),
            "1234567893",
            "Harbor",
            Duration.ofMinutes(1));
    EligibilityDesk desk =
        new EligibilityDesk(new EligibilityClient(asking, fhir, Optional::empty), asking.keep());
    SweptVisits visits =
        new SweptVisits(
            new EhrVisits(records, daos, clock),
            new CoverageStanding(scrubber, desk, clock),
            new CoverageCheck(desk, new EligibilityQuestions(asking), recorder, asking.timeout()),
            notices);
    SweepSettings settings = new SweepSettings(true, LocalTime.of(2, 30), 7, Duration.ZERO);
    return new VisitSweep(List.of(visits), Lease.ofOneNode(), settings, clock);
  }

  /** What HAPI answers, told as the EHR's own. */
  private Reply forward(Asked asked) {
    try {
      HttpResponse<String> answer =
          http.send(
              HttpRequest.newBuilder(URI.create(base() + asked.path())).build(),
              HttpResponse.BodyHandlers.ofString());
      return new Reply(answer.statusCode(), answer.body().replace(base(), ehr.origin()), null);
    } catch (IOException e) {
      return Reply.status(502);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Reply.status(502);
    }
  }

  private Chart endingBefore() {
    Chart chart = new Chart();
    chart.coverage.getPeriod().setEndElement(new DateTimeType(day.minusDays(3).toString()));
    return chart.store(client);
  }

  private String book(Chart chart) {
    Appointment visit = new Appointment();
    visit.setStatus(Appointment.AppointmentStatus.BOOKED);
    visit.setStart(Date.from(day.atTime(10, 30).atZone(ZoneId.systemDefault()).toInstant()));
    visit
        .addParticipant()
        .setStatus(Appointment.ParticipationStatus.ACCEPTED)
        .setActor(new Reference("Patient/" + chart.patient.getIdElement().getIdPart()));
    visit
        .addParticipant()
        .setStatus(Appointment.ParticipationStatus.ACCEPTED)
        .setActor(new Reference("Practitioner/" + chart.physician.getIdElement().getIdPart()));
    return client.create().resource(visit).execute().getId().getIdPart();
  }

  private String there(Resource resource) {
    return ehr.base() + "/" + resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private List<Resource> flags(Chart chart) {
    return search("Flag?patient=" + there(chart.patient));
  }

  private List<Resource> tasks(Chart chart) {
    return search("Task?code=verify-coverage&focus=" + there(chart.coverage));
  }

  private List<Resource> search(String url) {
    return client.search().byUrl(url).returnBundle(Bundle.class).execute().getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private static <T> T only(Class<T> type, List<Resource> found) {
    assertThat(found).hasSize(1);
    return type.cast(found.get(0));
  }
}
