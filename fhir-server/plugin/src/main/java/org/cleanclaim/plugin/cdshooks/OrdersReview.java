package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** Judges orders, and draft claims that come with them, at whatever moment an EHR shows them. */
class OrdersReview {

  static final List<PrefetchTemplate> PREFETCH =
      List.of(
          PrefetchTemplate.PATIENT,
          PrefetchTemplate.COVERAGE,
          PrefetchTemplate.CLAIMS,
          PrefetchTemplate.SUBMISSIONS,
          PrefetchTemplate.ELIGIBILITY);

  private final DraftJudge judge;
  private final DraftClaims drafts;
  private final FhirContext fhir;
  private final AppLaunch app;

  OrdersReview(DraftJudge judge, FhirContext fhir, AppLaunch app) {
    this.judge = judge;
    this.drafts = new DraftClaims(judge, fhir);
    this.fhir = fhir;
    this.app = app;
  }

  /** Judges what is drafted, with what the drafts bring along. */
  CdsAnswer answer(CdsCall call, Bundle drafted) {
    PatientFile file = call.open(new KnownResources().addAll(drafted), template -> false);
    return answer(call, file, drafted, Set.of());
  }

  /**
   * Judges orders and claims.
   *
   * @param gaps what could not be judged at all, in words
   */
  CdsAnswer answer(CdsCall call, PatientFile file, Bundle bundle, Set<String> gaps) {
    List<Claim> claims = call.context().ofPatient(bundle, Claim.class, Claim::getPatient);
    List<Judged> judged = new ArrayList<>(drafts.judge(call, file, claims));
    Claim visit = VisitDraft.of(call.context().patient(), file.known(), judge.today());
    OrderDraft orders = OrderDraft.of(bundle, visit, call.context());
    if (!orders.isEmpty()) {
      call.resolve(file, DraftClaims.references(fhir, orders.claim()));
      judged.add(judge.orders(call, file, orders));
    }
    CardText text = new CardText(app.url(call.base()));
    List<Card> cards =
        new CardDeck(text, CardDeck.MOST, Severity.WARN).deal(judged, Concern.ofClinician(), call);
    return new CdsAnswer(cards, Traces.of(call, file, judged, Concern.ofClinician(), gaps));
  }
}
