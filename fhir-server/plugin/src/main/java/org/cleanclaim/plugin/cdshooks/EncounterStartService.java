package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;

/** The patient has arrived: is somebody there to pay today? */
class EncounterStartService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-encounter-start",
          "encounter-start",
          "Coverage on arrival",
          "Says on the day of the visit when the coverage is missing, has ended or another payer is"
              + " responsible.",
          "Needs the patient's Coverage. With the last CoverageEligibilityResponse it need not ask"
              + " the payer again; it asks in the name of the encounter's clinic or clinician, read"
              + " from fhirServer.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.text("encounterId")),
          List.of(
              PrefetchTemplate.PATIENT, PrefetchTemplate.COVERAGE, PrefetchTemplate.ELIGIBILITY));

  private final DraftJudge judge;
  private final AppLaunch app;

  EncounterStartService(DraftJudge judge, AppLaunch app) {
    this.judge = judge;
    this.app = app;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    PatientFile file = call.open(new KnownResources(), template -> false);
    Claim visit = VisitDraft.of(call.context().patient(), file.known(), judge.today());
    VisitProviders.ofEncounter(call, file, visit);
    List<Judged> judged = List.of(judge.visit(call, file, visit, judge.today()));
    CardText text = new CardText(app.url(call.base()));
    List<Card> cards =
        new CardDeck(text, CardDeck.MOST, Severity.WARN).deal(judged, Concern.ofFrontDesk(), call);
    return new CdsAnswer(
        cards.isEmpty() ? CardDeck.notices(text, judged) : cards,
        Traces.of(call, file, judged, Concern.ofFrontDesk(), Set.of()));
  }
}
