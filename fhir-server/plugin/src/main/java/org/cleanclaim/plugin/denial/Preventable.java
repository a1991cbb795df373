package org.cleanclaim.plugin.denial;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Extension;

/**
 * Whether a denial could have been stopped before it was sent, and by which edit.
 *
 * @param how {@code foreseen}: an alert about the claim named the reason, or another of its
 *     category; {@code edit-exists}: no alert did, but edits look for this reason; {@code no}
 * @param edits their ids; an edit that spoke before those that only could have
 */
record Preventable(String how, List<String> edits) {

  private static final int MOST = 5;

  /** What an edit says it predicts. */
  private record Predicted(String edit, String carc, String remark) {}

  private static final class Catalogue {
    static final List<Predicted> ALL =
        InstalledEdits.all().stream()
            .map(InstalledEdits::info)
            .map(
                (EditInfo info) ->
                    new Predicted(
                        info.id(),
                        info.denial().substring(info.denial().indexOf('-') + 1),
                        info.remark()))
            .toList();
  }

  /**
   * Looks at what was told of the claim, then at what the edits look for.
   *
   * @param alerts all alerts ever stored about the claim
   */
  static Preventable of(Denial denial, List<DetectedIssue> alerts, DenialTaxonomy taxonomy) {
    Set<String> foreseen = new TreeSet<>();
    for (DetectedIssue alert : alerts) {
      if (alert.getStatus() != DetectedIssueStatus.CANCELLED && names(alert, denial, taxonomy)) {
        foreseen.add(alert.getCode().getCodingFirstRep().getCode());
      }
    }
    if (!foreseen.isEmpty()) {
      return new Preventable("foreseen", List.copyOf(foreseen));
    }
    List<String> known = lookFor(denial);
    return new Preventable(known.isEmpty() ? "no" : "edit-exists", known);
  }

  private static boolean names(DetectedIssue alert, Denial denial, DenialTaxonomy taxonomy) {
    Extension extension = alert.getExtensionByUrl(Canonical.PREDICTED_DENIAL);
    if (extension == null || !(extension.getValue() instanceof CodeableConcept predicted)) {
      return false;
    }
    return predicted.getCoding().stream()
        .filter(coding -> Canonical.CARC.equals(coding.getSystem()))
        .anyMatch(
            coding ->
                denial.codes().stream().anyMatch(code -> code.carc().equals(coding.getCode()))
                    || !DenialCategory.UNCLASSIFIED.equals(denial.root().name())
                        && taxonomy.of(coding.getCode()).name().equals(denial.root().name()));
  }

  /** Those that predict the reason with one of its remark codes; else those of the reason alone. */
  private static List<String> lookFor(Denial denial) {
    List<String> close = new ArrayList<>();
    List<String> far = new ArrayList<>();
    for (Predicted edit : Catalogue.ALL) {
      if (edit.carc().equals(denial.primary().carc())) {
        (denial.remarks().contains(edit.remark()) ? close : far).add(edit.edit());
      }
    }
    return (close.isEmpty() ? far : close).stream().limit(MOST).toList();
  }
}
