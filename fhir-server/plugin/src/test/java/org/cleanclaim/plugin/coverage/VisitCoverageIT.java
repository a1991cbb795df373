package org.cleanclaim.plugin.coverage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/** A scheduler sees, days ahead, which booked visit will not be covered. */
class VisitCoverageIT extends HapiHost {

  @Test
  void aCoverageThatEndsBeforeTheVisitIsTold() {
    Chart chart = endingIn(3);
    String visit = book(chart, 5);
    ParametersParameterComponent row = row(visit, 14).orElseThrow();
    assertThat(text(row, "state")).isEqualTo("ends-before");
    assertThat(text(row, "gap")).isEqualTo("2");
    assertThat(text(row, "ends")).isEqualTo(chart.today.plusDays(3).toString());
    assertThat(text(row, "plan")).isEqualTo("Northwind Commercial");
    assertThat(text(row, "message")).contains("2 days before the visit");
    assertThat(text(row, "remedy")).contains("Call the patient");
    assertThat(((Reference) part(row, "patient").orElseThrow().getValue()).getDisplay())
        .isEqualTo("Sample, Pat");
  }

  @Test
  void theLastDayIsCovered() {
    String visit = book(endingIn(5), 5);
    assertThat(text(row(visit, 14).orElseThrow(), "state")).isEqualTo("ending");
  }

  @Test
  void stillInForceEndedAndMissingAreTold() {
    assertThat(state(book(new Chart().store(client), 4))).isEqualTo("in-force");
    assertThat(state(book(endingIn(-10), 4))).isEqualTo("ended");
    Patient uninsured = new Patient();
    uninsured.setId("uninsured-" + System.nanoTime());
    client.update().resource(uninsured).execute();
    assertThat(state(book("Patient/" + uninsured.getIdElement().getIdPart(), 4)))
        .isEqualTo("missing");
  }

  @Test
  void visitsOfOtherDaysAndCancelledOnesAreLeftOut() {
    Chart chart = endingIn(3);
    String later = book(chart, 20);
    assertThat(row(later, 14)).isEmpty();
    assertThat(row(later, 20)).isPresent();
    Appointment cancelled = client.read().resource(Appointment.class).withId(later).execute();
    cancelled.setStatus(Appointment.AppointmentStatus.CANCELLED);
    client.update().resource(cancelled).execute();
    assertThat(row(later, 20)).isEmpty();
  }

  @Test
  void checkingSaysWhyThereIsNoAnswer() {
    String visit = book(endingIn(3), 5);
    Parameters answer = check(visit);
    assertThat(answer.getParameter("unanswered").getValue().primitiveValue())
        .as("no route to payers is set up in this host")
        .isNotBlank();
    assertThat(text(answer.getParameterFirstRep(), "state")).isEqualTo("ends-before");
  }

  @Test
  void whatCannotBeListedOrCheckedSaysWhatToMend() {
    Appointment nobody = new Appointment();
    nobody.setStatus(Appointment.AppointmentStatus.BOOKED);
    nobody.addParticipant().setStatus(Appointment.ParticipationStatus.ACCEPTED);
    String id = client.create().resource(nobody).execute().getId().getIdPart();
    assertThatThrownBy(() -> check(id))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("names no patient");
    assertThatThrownBy(() -> days(LocalDate.now(), LocalDate.now().minusDays(1)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("to is before from");
    assertThatThrownBy(() -> days(LocalDate.now(), LocalDate.now().plusDays(93)))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("ask in parts");
  }

  @Test
  void aDayOfManyVisitsIsListedWhole() {
    Chart chart = endingIn(30);
    int many = OwnVisits.FIRST + 5;
    Bundle booked = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (int i = 0; i < many; i++) {
      booked
          .addEntry()
          .setResource(visit("Patient/" + chart.patient.getIdElement().getIdPart(), 60))
          .getRequest()
          .setMethod(Bundle.HTTPVerb.POST)
          .setUrl("Appointment");
    }
    List<String> visits =
        client.transaction().withBundle(booked).execute().getEntry().stream()
            .map(entry -> new IdType(entry.getResponse().getLocation()).toUnqualifiedVersionless())
            .map(IdType::getValue)
            .toList();
    LocalDate day = LocalDate.now().plusDays(60);
    assertThat(days(day, day).getParameter())
        .extracting(VisitCoverageIT::reference)
        .as("others may have a visit that day in this server")
        .containsAll(visits)
        .doesNotHaveDuplicates();
    assertThat(visits).hasSize(many);
  }

  @Test
  void aSweepLooksAtADayAndLeavesOneNotice() {
    Chart chart = endingIn(30);
    book(chart, 45);
    for (int i = 0; i < 2; i++) {
      Parameters result = sweep(45);
      assertThat(((BooleanType) result.getParameter("ran").getValue()).booleanValue()).isTrue();
      assertThat(result.getParameter("visits").getValue().primitiveValue()).isEqualTo("1");
      assertThat(result.getParameter("atRisk").getValue().primitiveValue()).isEqualTo("1");
      assertThat(result.getParameter("asked").getValue().primitiveValue())
          .as("no route to payers is set up in this host")
          .isEqualTo("0");
    }
    assertThat(
            client
                .search()
                .forResource(Flag.class)
                .where(Flag.PATIENT.hasId(chart.patient.getId()))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry())
        .hasSize(1);
  }

  private Parameters sweep(int days) {
    Parameters input = new Parameters();
    DateType day = new DateType(LocalDate.now().plusDays(days).toString());
    input.addParameter().setName("from").setValue(day);
    input.addParameter().setName("to").setValue(day);
    return client
        .operation()
        .onType(Appointment.class)
        .named("$sweep-coverage")
        .withParameters(input)
        .execute();
  }

  private Chart endingIn(int days) {
    Chart chart = new Chart();
    chart
        .coverage
        .getPeriod()
        .setEndElement(new DateTimeType(chart.today.plusDays(days).toString()));
    return chart.store(client);
  }

  private String book(Chart chart, int days) {
    return book("Patient/" + chart.patient.getIdElement().getIdPart(), days);
  }

  private String book(String patient, int days) {
    return client.create().resource(visit(patient, days)).execute().getId().getIdPart();
  }

  private static Appointment visit(String patient, int days) {
    Appointment visit = new Appointment();
    visit.setStatus(Appointment.AppointmentStatus.BOOKED);
    visit.setStart(
        Date.from(
            LocalDate.now()
                .plusDays(days)
                .atTime(10, 30)
                .atZone(ZoneId.systemDefault())
                .toInstant()));
    visit
        .addParticipant()
        .setStatus(Appointment.ParticipationStatus.ACCEPTED)
        .setActor(new Reference(patient));
    return visit;
  }

  private String state(String visit) {
    return text(row(visit, 14).orElseThrow(), "state");
  }

  private Optional<ParametersParameterComponent> row(String visit, int ahead) {
    return days(LocalDate.now(), LocalDate.now().plusDays(ahead)).getParameter().stream()
        .filter(row -> reference(row).equals("Appointment/" + visit))
        .findFirst();
  }

  private static String reference(ParametersParameterComponent row) {
    return ((Reference) part(row, "appointment").orElseThrow().getValue()).getReference();
  }

  private Parameters days(LocalDate from, LocalDate to) {
    Parameters input = new Parameters();
    input.addParameter().setName("from").setValue(new DateType(from.toString()));
    input.addParameter().setName("to").setValue(new DateType(to.toString()));
    return client
        .operation()
        .onType(Appointment.class)
        .named("$coverage-days")
        .withParameters(input)
        .execute();
  }

  private Parameters check(String visit) {
    return client
        .operation()
        .onInstance("Appointment/" + visit)
        .named("$check-coverage")
        .withNoParameters(Parameters.class)
        .execute();
  }

  private static Optional<ParametersParameterComponent> part(
      ParametersParameterComponent row, String name) {
    List<ParametersParameterComponent> parts = row.getPart();
    return parts.stream().filter(part -> name.equals(part.getName())).findFirst();
  }

  private static String text(ParametersParameterComponent row, String name) {
    return part(row, name)
        .map(ParametersParameterComponent::getValue)
        .map(
            value ->
                value instanceof IntegerType number
                    ? number.getValue().toString()
                    : ((PrimitiveType<?>) value).getValueAsString())
        .orElse("");
  }
}
