package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.site.AppLaunch;
import org.hl7.fhir.r4.model.Claim;

/** Judges the draft claims of a visit, at whatever moment an EHR shows them. */
class ChargesReview {

  private final DraftJudge judge;
  private final DraftClaims drafts;
  private final AppLaunch app;

  ChargesReview(DraftJudge judge, FhirContext fhir, AppLaunch app) {
    this.judge = judge;
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
        new CardDeck(text, CardDeck.MOST, Severity.WARN).deal(judged, Concern.ofClinician(), call);
    return new CdsAnswer(
        cards.isEmpty() ? CardDeck.notices(text, judged) : cards,
        Traces.of(call, file, judged, Concern.ofClinician(), gaps),
        call.asksModifiers() ? judged.stream().flatMap(this::modifiers).toList() : List.of());
  }

  private Stream<CdsAnswer.LineModifiers> modifiers(Judged draft) {
    return draft.facts().lines().stream()
        .map(
            line ->
                new CdsAnswer.LineModifiers(
                    draft.subject(line.sequence()),
                    line.sequence(),
                    line.code(),
                    judge.modifiers(draft, line)))
        .filter(line -> !line.suggestions().isEmpty());
  }
}
