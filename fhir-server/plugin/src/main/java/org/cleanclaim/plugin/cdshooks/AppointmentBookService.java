package org.cleanclaim.plugin.cdshooks;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Appointment;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;

/** A visit is booked: will a coverage be in force on that day? */
class AppointmentBookService implements CdsService {

  private static final int MOST_VISITS = 20;

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-appointment-book",
          "appointment-book",
          "Coverage on the day of the visit",
          "Says when no coverage will be in force on the day a visit is booked for, and by how many"
              + " days it is missed.",
          "Needs the patient's Coverage. Asks the payer when its last answer is older than the payer"
              + " policy allows.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.optionalText("encounterId"),
              ContextField.resources("appointments")),
          List.of(
              PrefetchTemplate.PATIENT, PrefetchTemplate.COVERAGE, PrefetchTemplate.ELIGIBILITY));

  private final DraftJudge judge;
  private final AppLaunch app;

  AppointmentBookService(DraftJudge judge, AppLaunch app) {
    this.judge = judge;
    this.app = app;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    Bundle appointments = call.context().bundle("appointments");
    List<Appointment> visits =
        call.context().ofPatient(appointments, Appointment.class, visit -> patient(visit, call));
    PatientFile file = call.open(new KnownResources(), template -> false);
    CardText text = new CardText(app.url(call.base()));
    CardDeck oneEach = new CardDeck(text, 1, Severity.WARN);
    List<Judged> all = new ArrayList<>();
    List<Card> cards = new ArrayList<>();
    Set<String> gaps = new LinkedHashSet<>();
    for (Appointment visit : visits.stream().limit(MOST_VISITS).toList()) {
      LocalDate day = day(visit);
      if (day == null) {
        gaps.add("a visit has no date yet");
        continue;
      }
      Judged judged = judge(call, file, visit, day);
      all.add(judged);
      cards.addAll(oneEach.deal(List.of(judged), Concern.ofFrontDesk(), call));
    }
    List<Card> few = cards.stream().limit(CardDeck.MOST).toList();
    return new CdsAnswer(
        few.isEmpty() ? CardDeck.notices(text, all) : few,
        Traces.of(call, file, all, Concern.ofFrontDesk(), gaps));
  }

  private Judged judge(CdsCall call, PatientFile file, Appointment visit, LocalDate day) {
    Claim claim = VisitDraft.of(call.context().patient(), file.known(), day);
    VisitProviders.add(
        call,
        file,
        claim,
        visit.getParticipant().stream().map(Appointment.AppointmentParticipantComponent::getActor));
    return judge.visit(call, file, claim, day);
  }

  /** The patient among the participants; another patient than the call's is refused. */
  private static Reference patient(Appointment visit, CdsCall call) {
    List<Reference> patients =
        visit.getParticipant().stream()
            .map(Appointment.AppointmentParticipantComponent::getActor)
            .filter(actor -> "Patient".equals(actor.getReferenceElement().getResourceType()))
            .toList();
    String id = call.context().patientId();
    return patients.stream()
        .filter(each -> id.equals(each.getReferenceElement().getIdPart()))
        .findFirst()
        .orElse(patients.isEmpty() ? null : patients.get(0));
  }

  private static LocalDate day(Appointment visit) {
    return visit.hasStart()
        ? FhirDates.day(visit.getStartElement())
        : FhirDates.day(visit.getRequestedPeriodFirstRep().getStartElement());
  }
}
