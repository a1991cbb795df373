package org.cleanclaim.plugin.claim;

import java.util.Comparator;
import java.util.Date;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Resource;

/**
 * Something that happened to a claim: it was written, an alert came or went, a decision was made.
 *
 * @param at when it was stored: what one transaction wrote has one instant
 * @param code of {@code CodeSystem/scrub-event}
 * @param told the version of Claim or DetectedIssue, or the Provenance, that tells of it
 */
record ScrubEvent(Date at, String code, Resource told) {

  /** The claim first, then what was found in it, then what was decided. */
  static final Comparator<ScrubEvent> ORDER =
      Comparator.comparing(ScrubEvent::at).thenComparing(ScrubEvent::rank);

  static ScrubEvent written(Claim version, boolean isFirst) {
    return new ScrubEvent(stored(version), isFirst ? "filed" : "changed", version);
  }

  /**
   * What a version of an alert tells.
   *
   * @param before the version before; null for the first
   */
  static ScrubEvent alerted(DetectedIssue version, DetectedIssue before) {
    return new ScrubEvent(stored(version), change(version, before), version);
  }

  static ScrubEvent decided(Provenance decision) {
    return new ScrubEvent(
        stored(decision), decision.getActivity().getCodingFirstRep().getCode(), decision);
  }

  private static String change(DetectedIssue version, DetectedIssue before) {
    if (before == null) {
      return "found";
    }
    if (version.getStatus() == before.getStatus()) {
      return "found-anew";
    }
    if (version.getStatus() == DetectedIssueStatus.CANCELLED) {
      return "gone";
    }
    return version.getStatus() == DetectedIssueStatus.FINAL ? "overridden" : "found-again";
  }

  private int rank() {
    return told instanceof Claim ? 0 : told instanceof DetectedIssue ? 1 : 2;
  }

  private static Date stored(Resource version) {
    return version.getMeta().getLastUpdated();
  }
}
