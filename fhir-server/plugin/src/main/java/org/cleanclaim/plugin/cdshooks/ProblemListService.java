package org.cleanclaim.plugin.cdshooks;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Condition;

/** A problem is put on the list: can it be billed as it is written? */
class ProblemListService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-problem-list-item-create",
          "problem-list-item-create",
          "Diagnoses that cannot be billed",
          "Says when a diagnosis is not valid today, not specific enough, or does not fit the patient.",
          "Needs nothing but the conditions; with Patient it also judges age and sex.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.optionalText("encounterId"),
              ContextField.resources("conditions")),
          List.of(PrefetchTemplate.PATIENT));

  private final DraftJudge judge;
  private final AppLaunch app;

  ProblemListService(DraftJudge judge, AppLaunch app) {
    this.judge = judge;
    this.app = app;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    Bundle bundle = call.context().bundle("conditions");
    List<Condition> conditions =
        call.context().ofPatient(bundle, Condition.class, Condition::getSubject);
    PatientFile file = call.open(new KnownResources().addAll(bundle), template -> true);
    List<Judged> judged = new ArrayList<>();
    OrderDraft draft = OrderDraft.ofDiagnoses(visit(call), conditions, judge.today());
    if (!draft.claim().getDiagnosis().isEmpty()) {
      judged.add(judge.orders(call, file, draft));
    }
    CardText text = new CardText(app.url(call.base()));
    List<Card> cards =
        new CardDeck(text, CardDeck.MOST, Severity.WARN)
            .deal(judged, Concern.ofProblemList(), call);
    return new CdsAnswer(cards, Traces.of(call, file, judged, Concern.ofProblemList(), Set.of()));
  }

  private static Claim visit(CdsCall call) {
    Claim claim = new Claim();
    claim.setUse(Claim.Use.CLAIM);
    claim.setStatus(Claim.ClaimStatus.DRAFT);
    claim.setPatient(call.context().patient());
    return claim;
  }
}
