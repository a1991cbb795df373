package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.cleanclaim.plugin.store.StatementLog;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The billing office's worklist; each test looks at the claims of a payer of its own. */
class HeldClaimsIT extends HapiHost {

  @Autowired private JdbcTemplate jdbc;
  @Autowired private StatementLog statements;

  private final Chart chart = new Chart();

  /** Whatever happened to claims, telling them anew from the resources tells the same. */
  @AfterEach
  void rebuildingTellsTheSame() {
    List<Map<String, Object>> before = ledger();
    Parameters answer =
        client
            .operation()
            .onServer()
            .named("$rebuild-ledger")
            .withNoParameters(Parameters.class)
            .execute();
    assertThat(ledger()).isEqualTo(before);
    assertThat(((IntegerType) answer.getParameter("claims").getValue()).getValue())
        .isEqualTo(before.size());
  }

  @Test
  void aHeldClaimStandsInTheListWithItsAlertsAndWhatItIs() {
    IdType id = post(held(198));
    Parameters answer = list("held");

    assertThat(number(answer, "count")).isEqualTo(1);
    assertThat(((Money) answer.getParameter("sum").getValue()).getValue())
        .isEqualByComparingTo("198");
    ParametersParameterComponent row = rows(answer).get(0);
    assertThat(reference(row, "claim").getReference()).isEqualTo(id.getValue());
    assertThat(reference(row, "patient").getDisplay()).isEqualTo("Sample, Pat");
    assertThat(reference(row, "payer").getDisplay()).isEqualTo("Northwind Commercial");
    assertThat(reference(row, "clinician").getDisplay()).contains("Shah");
    assertThat(texts(row, "line")).containsExactly("99213", "20610");
    assertThat(texts(row, "visit")).containsExactly(chart.today.toString());
    assertThat(LocalDate.parse(texts(row, "filingLimit").get(0))).isAfter(chart.today);
    assertThat(alerts(row))
        .extracting(alert -> alert.getCode().getCodingFirstRep().getCode())
        .contains("modifier-25-missing");
    assertThat(choices(answer, "payer")).contains("Organization/" + chart.payer.getIdPart());
    assertThat(choices(answer, "edit")).contains("modifier-25-missing");
  }

  @Test
  void aMendedClaimLeavesTheListAndAReleasedOneStandsUnderReleasedToday() {
    IdType mended = post(held(198));
    IdType released = post(heldBefore(300, 7));
    Claim claim = client.read().resource(Claim.class).withId(mended).execute();
    claim.getItemFirstRep().addModifier(Concepts.of(Chart.CPT, "25"));
    client.update().resource(claim).execute();
    release(released);

    assertThat(rows(list("held"))).isEmpty();
    assertThat(ids(list("released-today"))).containsExactly(released.getValue());
  }

  @Test
  void isFilteredAndSortedOnTheServer() {
    IdType small = post(held(150));
    IdType large = post(heldBefore(2000, 7));
    assertThat(ids(list("held", "sort", new StringType("amount"))))
        .containsExactly(small.getValue(), large.getValue());
    assertThat(ids(list("held", "sort", new StringType("-amount"))))
        .containsExactly(large.getValue(), small.getValue());
    assertThat(ids(list("held", "amount", new DecimalType(1000))))
        .containsExactly(large.getValue());
    assertThat(ids(list("held", "edit", new CodeType("modifier-25-missing")))).hasSize(2);
    assertThat(ids(list("held", "edit", new CodeType("modifier-25")))).isEmpty();
    assertThat(ids(list("held", "days", new IntegerType(0)))).hasSize(2);
    assertThat(ids(list("held", "days", new IntegerType(1)))).isEmpty();
    assertThat(ids(list("held", "filing-limit", new DateType(chart.today.toString())))).isEmpty();
    assertThat(ids(list("held", "amount-to", new DecimalType(1000))))
        .containsExactly(small.getValue());
    DateType limit = new DateType(texts(rows(list("held")).get(0), "filingLimit").get(0));
    assertThat(ids(list("held", "filing-limit-from", limit, "filing-limit", limit)))
        .as("both ends are in it, and the claim of a later day is not")
        .containsExactly(large.getValue());
    assertThat(ids(list("held", "page", new IntegerType(1)))).isEmpty();
    assertThat(number(list("held", "page", new IntegerType(1)), "count")).isEqualTo(2);
  }

  @Test
  void isSortedByTheNamesOfCliniciansAndByTheAlertToldFirst() {
    Practitioner abel = new Practitioner();
    abel.setId("zz-" + chart.physician.getIdPart());
    abel.addName().setFamily("Abel").addGiven("Ada");
    client.update().resource(abel).execute();
    IdType ofShah = post(held(198));
    Claim another = heldBefore(198, 7);
    another
        .getCareTeamFirstRep()
        .setProvider(new Reference("Practitioner/" + abel.getIdElement().getIdPart()));
    IdType ofAbel = post(another);

    assertThat(ids(list("held", "sort", new StringType("clinician"))))
        .containsExactly(ofAbel.getValue(), ofShah.getValue());
    assertThat(ids(list("held", "sort", new StringType("-clinician"))))
        .containsExactly(ofShah.getValue(), ofAbel.getValue());
    assertThat(ids(list("held", "sort", new StringType("payer")))).hasSize(2);

    // Abel has no NPI, so that her claim has one alert more.
    assertThat(ids(list("held", "sort", new StringType("edit"))))
        .containsExactly(ofShah.getValue(), ofAbel.getValue());
    assertThat(ids(list("held", "sort", new StringType("-edit"))))
        .containsExactly(ofAbel.getValue(), ofShah.getValue());
  }

  @Test
  void aRejectedClaimIsListedAndGoesOutAgainWhenItIsMended() {
    IdType id = post(chart.line(chart.claim(), "99213", 120));
    Task task = submission(id);
    task.setStatus(Task.TaskStatus.FAILED);
    task.setBusinessStatus(Concepts.of(Canonical.LIFECYCLE, "rejected"));
    task.setLastModified(new Date());
    client.update().resource(task).execute();
    assertThat(ids(list("rejected"))).containsExactly(id.getValue());

    client.operation().onInstance(id).named("$scrub").withNoParameters(Parameters.class).execute();
    assertThat(ids(list("rejected"))).as("looking at it mends nothing").hasSize(1);

    Claim claim = client.read().resource(Claim.class).withId(id).execute();
    claim.getItemFirstRep().getNet().setValue(130);
    claim.getTotal().setValue(130);
    client.update().resource(claim).execute();
    assertThat(ids(list("rejected"))).isEmpty();
    assertThat(submission(id).getStatus()).isEqualTo(Task.TaskStatus.REQUESTED);
  }

  @Test
  void aClaimIsSentBackToItsClinicianAndComesBackMended() {
    IdType id = post(held(198));
    Task query = sendBack(id, "Was the visit separate?", 1);

    assertThat(OurProfiles.errors(query, "/StructureDefinition/clinician-query")).isEmpty();
    assertThat(query.getOwner().getReference())
        .isEqualTo("Practitioner/" + chart.physician.getIdPart());
    assertThat(ids(list("sent-back"))).containsExactly(id.getValue());
    assertThat(rows(list("held"))).isEmpty();
    Bundle decisions =
        client
            .search()
            .forResource(Provenance.class)
            .where(Provenance.TARGET.hasId(id))
            .returnBundle(Bundle.class)
            .execute();
    assertThat(decisions.getEntry())
        .allSatisfy(
            entry ->
                assertThat(
                        OurProfiles.errors(
                            entry.getResource(), "/StructureDefinition/claim-decision"))
                    .isEmpty())
        .hasSize(2);
    assertThatThrownBy(() -> sendBack(id, "Again?", 1))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("sent back already");

    Claim claim = client.read().resource(Claim.class).withId(id).execute();
    claim.getItemFirstRep().addModifier(Concepts.of(Chart.CPT, "25"));
    client.update().resource(claim).execute();
    assertThat(ids(list("sent-back"))).isEmpty();
    assertThat(
            client
                .read()
                .resource(Task.class)
                .withId(query.getIdElement().toVersionless())
                .execute()
                .getStatus())
        .isEqualTo(Task.TaskStatus.COMPLETED);
  }

  @Test
  void aQuestionTheClinicianClosesPutsTheClaimBackIntoTheList() {
    IdType id = post(held(198));
    Task query = sendBack(id, "Was the visit separate?", 0);
    query.setStatus(Task.TaskStatus.COMPLETED);
    client.update().resource(query).execute();
    assertThat(ids(list("held"))).containsExactly(id.getValue());
  }

  @Test
  void aReleasedClaimLeavesNoQuestionToTheClinicianOpen() {
    IdType id = post(held(198));
    Task query = sendBack(id, "Was the visit separate?", 1);
    release(id);

    assertThat(rows(list("sent-back"))).isEmpty();
    assertThat(ids(list("released-today"))).containsExactly(id.getValue());
    IdType asked = query.getIdElement().toVersionless();
    assertThat(client.read().resource(Task.class).withId(asked).execute().getStatus())
        .isEqualTo(Task.TaskStatus.COMPLETED);
  }

  @Test
  void alertsThatAreSetAsideHoldNoLonger() {
    IdType id = post(held(198));
    for (DetectedIssue alert : alerts(rows(list("held")).get(0))) {
      alert.setStatus(DetectedIssue.DetectedIssueStatus.FINAL);
      client.update().resource(alert).execute();
    }
    client.operation().onInstance(id).named("$scrub").withNoParameters(Parameters.class).execute();
    assertThat(rows(list("held"))).isEmpty();
  }

  @Test
  void aWithdrawnOrDeletedClaimIsGone() {
    IdType withdrawn = post(held(198));
    IdType deleted = post(heldBefore(198, 7));
    sendBack(deleted, "Was the visit separate?", 0);
    Claim claim = client.read().resource(Claim.class).withId(withdrawn).execute();
    client.update().resource(claim.setStatus(Claim.ClaimStatus.CANCELLED)).execute();
    client.delete().resourceById(deleted).execute();
    assertThat(rows(list("held"))).isEmpty();
    assertThat(rows(list("sent-back"))).isEmpty();
    assertThat(
            jdbc.queryForList(
                "select claim from cleanclaim_claim where claim = ?",
                String.class,
                deleted.getIdPart()))
        .isEmpty();
  }

  @Test
  void writingAClaimCostsOneStatementMore() {
    post(held(198));
    Claim another = heldBefore(198, 7);
    assertThat(statements.during(() -> client.create().resource(another).execute()))
        .filteredOn(sql -> sql.contains("cleanclaim_claim"))
        .hasSize(1);
  }

  @Test
  void whatCannotBeListedOrSentBackSaysWhatToMend() {
    IdType ready = post(chart.line(chart.claim(), "99213", 120));
    assertThatThrownBy(() -> list("lost"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("held, rejected, released-today, sent-back");
    assertThatThrownBy(() -> list("held", "sort", new StringType("luck")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("filing-limit");
    assertThatThrownBy(() -> list("held", "edit", new CodeType("%")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(() -> sendBack(ready, "Why?", 0))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("neither held nor rejected");
    assertThatThrownBy(() -> sendBack(ready, "Why?", 7))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("no line 7");
  }

  /** A visit and an injection of one day without modifier 25. */
  private Claim held(double visit) {
    return chart.line(chart.line(chart.claim(), "99213", visit - 90), "20610", 90);
  }

  /** The same of another day, so that it is no duplicate. */
  private Claim heldBefore(double visit, int days) {
    Claim claim = held(visit);
    LocalDate day = chart.today.minusDays(days);
    claim.getItem().forEach(item -> item.setServiced(new DateType(day.toString())));
    return claim;
  }

  private IdType post(Claim claim) {
    chart.store(client);
    return (IdType) client.create().resource(claim).execute().getId().toUnqualifiedVersionless();
  }

  private Parameters list(String view, Object... filter) {
    var call =
        client
            .operation()
            .onType(Claim.class)
            .named("$held")
            .withParameter(Parameters.class, "view", new CodeType(view))
            .andParameter("payer", new StringType("Organization/" + chart.payer.getIdPart()));
    for (int i = 0; i < filter.length; i += 2) {
      call = call.andParameter((String) filter[i], (Type) filter[i + 1]);
    }
    return call.execute();
  }

  private void release(IdType id) {
    client
        .operation()
        .onInstance(id)
        .named("$release")
        .withParameter(Parameters.class, "reason", new CodeType("patient-pays"))
        .execute();
  }

  private Task sendBack(IdType id, String text, int line) {
    return client
        .operation()
        .onInstance(id)
        .named("$send-back")
        .withParameter(Parameters.class, "text", new StringType(text))
        .andParameter("line", new IntegerType(line))
        .returnResourceType(Task.class)
        .execute();
  }

  private Task submission(IdType claim) {
    Bundle found =
        client
            .search()
            .forResource(Task.class)
            .where(Task.FOCUS.hasId(claim))
            .returnBundle(Bundle.class)
            .execute();
    return (Task) found.getEntryFirstRep().getResource();
  }

  private List<Map<String, Object>> ledger() {
    return jdbc.queryForList("select * from cleanclaim_claim order by claim");
  }

  private static int number(Parameters answer, String name) {
    return ((IntegerType) answer.getParameter(name).getValue()).getValue();
  }

  private static List<ParametersParameterComponent> rows(Parameters answer) {
    return answer.getParameter().stream().filter(each -> each.getName().equals("claim")).toList();
  }

  private static List<String> ids(Parameters answer) {
    return rows(answer).stream().map(row -> reference(row, "claim").getReference()).toList();
  }

  private static List<String> choices(Parameters answer, String name) {
    return answer.getParameter().stream()
        .filter(each -> each.getName().equals(name))
        .flatMap(each -> texts(each, "value").stream())
        .toList();
  }

  private static Reference reference(ParametersParameterComponent row, String name) {
    return row.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .map(part -> (Reference) part.getValue())
        .findFirst()
        .orElseThrow();
  }

  private static List<String> texts(ParametersParameterComponent row, String name) {
    return row.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .map(part -> ((PrimitiveType<?>) part.getValue()).getValueAsString())
        .toList();
  }

  private static List<DetectedIssue> alerts(ParametersParameterComponent row) {
    return row.getPart().stream()
        .map(ParametersParameterComponent::getResource)
        .filter(DetectedIssue.class::isInstance)
        .map(DetectedIssue.class::cast)
        .toList();
  }
}
