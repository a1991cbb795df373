package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.reference.ReferenceFolder;
import org.cleanclaim.edits.reference.TableKey;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** The payers' answers of the last year become an edition that the engine reads. */
class DenialRatesCountIT extends HapiHost {

  private static final String CODE = "G0439";

  @Autowired StoredResources store;
  @Autowired AlertStore alerts;
  @Autowired Scrubber scrubber;
  @Autowired DenialTaxonomy taxonomy;
  @Autowired Clock clock;
  @TempDir Path folder;
  private final LocalDate yesterday = LocalDate.now().minusDays(1);
  private DenialRatesCount count;

  @BeforeEach
  void count() {
    DenialRatesSettings settings = new DenialRatesSettings(true, LocalTime.of(3, 30), 30, 2);
    count = new DenialRatesCount(daos, store, alerts, scrubber, taxonomy, folder, settings, clock);
  }

  @Test
  void firstAnswersAreCountedByPayerProcedureAndReason() throws IOException {
    Chart chart = new Chart().store(client);
    answer(chart, yesterday, "197", 0);
    answer(chart, yesterday.minusDays(3), null, 100);
    answer(chart, yesterday.minusDays(40), "29", 0);
    String appealed = answer(chart, yesterday.minusDays(2), "50", 0);
    respond(chart, appealed, yesterday, null, 100);
    ClaimResponse reversed = respond(chart, claim(chart), yesterday, "18", 0);
    reversed.setStatus(ClaimResponse.ClaimResponseStatus.CANCELLED);
    client.update().resource(reversed).execute();

    count.nightly();

    assertThat(rows())
        .singleElement()
        .asString()
        .startsWith(yesterday.minusDays(29) + "," + yesterday + ",northwind-commercial,,G0439,,")
        .contains(",3,2,200.00,")
        .contains("CO-197:1:100.00")
        .contains("CO-50:1:100.00");
    assertThat(ReferenceFolder.read(folder).library().find(TableKey.DENIAL_RATES, LocalDate.now()))
        .isNotNull();
    assertThat(names()).containsExactly("denial-rates-" + yesterday + ".csv");
    Path written = folder.resolve("denial-rates-" + yesterday + ".csv");
    assertThat(Files.getPosixFilePermissions(written))
        .isEqualTo(Files.getPosixFilePermissions(Files.createFile(folder.resolve("as-any-file"))));
  }

  @Test
  void aNightThatWasCountedIsNotCountedAgainAndOldEditionsGo() throws IOException {
    for (int days = 2; days < 6; days++) {
      Files.createFile(folder.resolve("denial-rates-" + yesterday.minusDays(days) + ".csv"));
    }
    Files.createFile(folder.resolve("denial-rates-of-ours.csv"));
    answer(new Chart().store(client), yesterday, null, 100);
    count.nightly();
    assertThat(names())
        .containsExactly(
            "denial-rates-" + yesterday.minusDays(2) + ".csv",
            "denial-rates-" + yesterday + ".csv",
            "denial-rates-of-ours.csv");
    Files.writeString(folder.resolve("denial-rates-" + yesterday + ".csv"), "as it was");
    count.nightly();
    assertThat(folder.resolve("denial-rates-" + yesterday + ".csv")).hasContent("as it was");
  }

  @Test
  void settingsThatWouldDeleteWhatIsWrittenAreRefused() {
    assertThatThrownBy(() -> new DenialRatesSettings(true, LocalTime.NOON, 365, 0))
        .hasMessageContaining("cleanclaim.denial-rates");
  }

  @Test
  void withoutAFolderTheOperationSaysWhatToSet() {
    assertThatThrownBy(
            () ->
                client
                    .operation()
                    .onServer()
                    .named("$count-denials")
                    .withNoParameters(Parameters.class)
                    .execute())
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("cleanclaim.reference.dir");
  }

  private List<String> rows() throws IOException {
    try (Stream<String> lines = Files.lines(folder.resolve("denial-rates-" + yesterday + ".csv"))) {
      return lines.filter(line -> line.contains(CODE)).toList();
    }
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private String claim(Chart chart) {
    return client
        .create()
        .resource(chart.line(chart.claim(), CODE, 100))
        .execute()
        .getId()
        .toUnqualifiedVersionless()
        .getValue();
  }

  private String answer(Chart chart, LocalDate day, String carc, int paid) {
    String claim = claim(chart);
    respond(chart, claim, day, carc, paid);
    return claim;
  }

  private ClaimResponse respond(Chart chart, String claim, LocalDate day, String carc, int paid) {
    ClaimResponse response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    response.setPatient(Chart.reference(chart.patient));
    response.setInsurer(Chart.reference(chart.payer));
    response.setRequest(new Reference(claim));
    response.setCreatedElement(new DateTimeType(day.toString()));
    var item = response.addItem().setItemSequence(1);
    item.addAdjudication(amount(category("submitted"), 100));
    item.addAdjudication(amount(category("benefit"), paid));
    if (carc != null) {
      item.addAdjudication(
          amount(Concepts.of(Canonical.GROUP_CODE, "CO"), 100)
              .setReason(Concepts.of(Canonical.CARC, carc)));
    }
    response.setId(client.create().resource(response).execute().getId().toUnqualifiedVersionless());
    return response;
  }

  private static CodeableConcept category(String code) {
    return Concepts.of("http://terminology.hl7.org/CodeSystem/adjudication", code);
  }

  private static ClaimResponse.AdjudicationComponent amount(CodeableConcept category, int amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(category)
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
  }
}
