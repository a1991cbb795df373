package org.cleanclaim.plugin.cdshooks;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.risk.ClaimRisk;
import org.hl7.fhir.r4.model.Claim;

/**
 * A draft with what the edits said of it.
 *
 * @param draft the claim that was judged; for a visit or an order the one made up for judging
 * @param orders the orders its lines stand for, by line; null for a claim, which is itself the
 *     draft
 * @param facts what was read from it
 * @param result what the edits said
 * @param risk how likely it is denied, and for what
 * @param today the day it was judged at
 * @param notes what else the reader of a card should know, such as what could not be checked
 * @param promotion makes of a finding in SHADOW one that is shown
 */
record Judged(
    Claim draft,
    Map<Integer, String> orders,
    ClaimFacts facts,
    ScrubResult result,
    ClaimRisk risk,
    LocalDate today,
    List<String> notes,
    UnaryOperator<Alert> promotion) {

  Judged {
    notes = List.copyOf(notes);
  }

  /** Words of ours with the days in them as people say them. */
  String said(String words) {
    return DayWords.in(words, today);
  }

  /** The payer's name as the coverage gives it; null when it gives none. */
  String payer() {
    Coverage billed = facts.billedCoverage();
    return billed == null ? null : billed.payerName();
  }

  /** Whether fixes can be written into the draft. */
  boolean isClaim() {
    return orders == null;
  }

  /** What a line is about, as a relative reference; null for a draft without an id. */
  String subject(int line) {
    if (!isClaim()) {
      return orders.get(line);
    }
    String id = draft.getIdElement().getIdPart();
    // HAPI gives a draft without an id the address it has in its bundle.
    return id == null || id.startsWith("urn:") ? id : "Claim/" + id;
  }

  Stream<CdsAnswer.TraceEntry> trace() {
    return Stream.concat(
        result.verdicts().stream()
            .map(
                verdict ->
                    new CdsAnswer.TraceEntry(
                        verdict.edit(),
                        verdict.line(),
                        verdict.verdict().code(),
                        verdict.reason())),
        notes.stream()
            .map(note -> new CdsAnswer.TraceEntry("eligibility", 0, "not-checked", note)));
  }
}
