package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** Orders are signed: which of them would not be paid as they stand? */
class OrderSignService implements CdsService {

  private static final ServiceDescription DESCRIPTION =
      new ServiceDescription(
          "cleanclaim-order-sign",
          "order-sign",
          "Orders that would be denied",
          "Judges draft orders as the claim lines they will become, and draft claims that are signed"
              + " along with them.",
          "Needs the patient's Coverage. Speaks only where an order can be judged before it is"
              + " charged.",
          List.of(
              ContextField.text("userId"),
              ContextField.text("patientId"),
              ContextField.optionalText("encounterId"),
              ContextField.resources("draftOrders")),
          List.of(
              PrefetchTemplate.PATIENT,
              PrefetchTemplate.COVERAGE,
              PrefetchTemplate.CLAIMS,
              PrefetchTemplate.SUBMISSIONS,
              PrefetchTemplate.ELIGIBILITY));

  private final DraftJudge judge;
  private final DraftClaims drafts;
  private final FhirContext fhir;
  private final AppLaunch app;

  OrderSignService(DraftJudge judge, FhirContext fhir, AppLaunch app) {
    this.judge = judge;
    this.drafts = new DraftClaims(judge, fhir);
    this.fhir = fhir;
    this.app = app;
  }

  @Override
  public ServiceDescription description() {
    return DESCRIPTION;
  }

  @Override
  public CdsAnswer answer(CdsCall call) {
    Bundle bundle = call.context().bundle("draftOrders");
    List<Claim> claims = call.context().ofPatient(bundle, Claim.class, Claim::getPatient);
    KnownResources known = new KnownResources().addAll(bundle);
    PatientFile file = call.open(known, template -> false);
    List<Judged> judged = new ArrayList<>(drafts.judge(call, file, claims));
    Claim visit = VisitDraft.of(call.context().patient(), known, judge.today());
    OrderDraft orders = OrderDraft.of(bundle, visit, call.context());
    if (!orders.isEmpty()) {
      call.resolve(file, DraftClaims.references(fhir, orders.claim()));
      judged.add(judge.orders(call, file, orders));
    }
    CardText text = new CardText(app.url(call.base()));
    List<Card> cards =
        new CardDeck(text, CardDeck.MOST, Severity.WARN).deal(judged, Audience.ofClinician());
    return new CdsAnswer(cards, Traces.of(call, file, judged, Audience.ofClinician(), Set.of()));
  }
}
