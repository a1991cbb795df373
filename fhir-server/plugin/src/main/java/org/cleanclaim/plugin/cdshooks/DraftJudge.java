package org.cleanclaim.plugin.cdshooks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.modifier.ModifierSuggestion;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;

/** Judges what is on the screen: a booked visit, draft orders, a draft claim. */
class DraftJudge {

  private final ClaimJudge judge;
  private final EligibilityRefresh eligibility;

  DraftJudge(ClaimJudge judge, EligibilityRefresh eligibility) {
    this.judge = judge;
    this.eligibility = eligibility;
  }

  /** The day everything is judged at. */
  LocalDate today() {
    return judge.today();
  }

  /** Judges a visit on a day: is somebody there to pay? */
  Judged visit(CdsCall call, PatientFile file, Claim visit, LocalDate day) {
    KnownResources known = file.known();
    ClaimFacts facts = VisitDraft.facts(visit, known, Stage.VISIT, day);
    Optional<String> note = refresh(call, known, visit, facts, day);
    ClaimFacts fresh = VisitDraft.facts(visit, known, Stage.VISIT, day);
    ScrubResult result = judge.scrubber().scrub(fresh, today(), call.traced());
    return judged(visit, Map.of(), fresh, result, note.stream().toList());
  }

  /** Judges draft orders by the edits that can judge what has no charge yet. */
  Judged orders(CdsCall call, PatientFile file, OrderDraft orders) {
    KnownResources known = file.known();
    Claim claim = orders.claim();
    ClaimFacts facts = VisitDraft.facts(claim, known, Stage.DRAFT_ORDER, null);
    ScrubResult result = judge.scrubber().scrub(facts, today(), call.traced());
    return judged(claim, orders.orders(), facts, result, List.of());
  }

  /** Judges a draft claim as it will be judged when it is written. */
  Judged claim(CdsCall call, PatientFile file, Claim draft) {
    KnownResources known = file.known();
    ClaimFacts facts = ClaimReader.read(draft, known);
    Optional<String> note = refresh(call, known, draft, facts, serviceDay(facts));
    ScrubResult result = judge.judge(draft, known, today(), call.traced());
    return judged(draft, null, facts, result, note.stream().toList());
  }

  private Judged judged(
      Claim draft,
      Map<Integer, String> orders,
      ClaimFacts facts,
      ScrubResult result,
      List<String> notes) {
    return new Judged(
        draft,
        orders,
        facts,
        result,
        risk(facts, result),
        today(),
        notes,
        alert -> judge.scrubber().promoted(alert, facts, result, today()));
  }

  /** The modifiers a line of a draft can carry. */
  List<ModifierSuggestion> modifiers(Judged draft, Line line) {
    return judge.scrubber().modifiers(draft.facts(), line, today());
  }

  private ClaimRisk risk(ClaimFacts facts, ScrubResult result) {
    return judge.scrubber().risk(facts, result, today());
  }

  private Optional<String> refresh(
      CdsCall call, KnownResources known, Claim draft, ClaimFacts facts, LocalDate day) {
    return eligibility.refresh(
        call, known, draft, facts, judge.scrubber().policyFor(facts), day, today());
  }

  private LocalDate serviceDay(ClaimFacts facts) {
    return facts.lines().stream()
        .map(Line::from)
        .filter(day -> day != null)
        .findFirst()
        .orElse(today());
  }
}
