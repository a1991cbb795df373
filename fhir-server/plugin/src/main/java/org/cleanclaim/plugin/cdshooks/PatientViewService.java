package org.cleanclaim.plugin.cdshooks;

import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;

/** A chart is opened: is the patient's coverage there today, and will it last? */
class PatientViewService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-patient-view",
          "patient-view",
          "Coverage at a glance",
          "Says when the patient's coverage has ended, ends soon, or is not known.",
          "Needs the patient's Coverage. With the last CoverageEligibilityResponse it need not ask"
              + " the payer again; it asks in the name of the encounter's clinic or clinician, read"
              + " from fhirServer.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.optionalText("encounterId")),
          List.of(
              PrefetchTemplate.PATIENT, PrefetchTemplate.COVERAGE, PrefetchTemplate.ELIGIBILITY));

  private final DraftJudge judge;
  private final AppLaunch app;

  PatientViewService(DraftJudge judge, AppLaunch app) {
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
    Judged judged = judge.visit(call, file, visit, judge.today());
    CardText text = new CardText(app.url(call.base()));
    List<Card> cards =
        new CardDeck(text, 1, Severity.INFO).deal(List.of(judged), Concern.ofChart(), call);
    return new CdsAnswer(
        cards, Traces.of(call, file, List.of(judged), Concern.ofChart(), Set.of()));
  }
}
