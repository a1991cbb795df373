package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.hl7.fhir.r4.model.Claim;

/** Judges the draft claims of a visit, at whatever moment an EHR shows them. */
class ChargesReview {

  private final DraftClaims drafts;
  private final AppLaunch app;

  ChargesReview(DraftJudge judge, FhirContext fhir, AppLaunch app) {
    this.drafts = new DraftClaims(judge, fhir);
    this.app = app;
  }

  /**
   * Judges drafts with what is known of their patient.
   *
   * @param gaps what could not be judged at all, in words
   */
  CdsAnswer answer(CdsCall call, PatientFile file, List<Claim> claims, Set<String> gaps) {
    List<Judged> judged = drafts.judge(call, file, claims);
    CardText text = new CardText(app.url(call.base()));
    List<Card> cards =
        new CardDeck(text, CardDeck.MOST, Severity.WARN)
            .deal(judged, call.unanswered(Audience.ofClinician()));
    return new CdsAnswer(
        cards.isEmpty() ? CardDeck.notices(text, judged) : cards,
        Traces.of(call, file, judged, Audience.ofClinician(), gaps));
  }
}
