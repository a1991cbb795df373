package org.cleanclaim.edits.payer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.cleanclaim.edits.Severity;

/**
 * How one payer judges claims, as its YAML file says.
 *
 * @param id the policy's id, which is also a payer id
 * @param name the payer's name
 * @param kind what sort of payer
 * @param payerIds other ids claims and coverages may name it by
 * @param timelyFiling how long after service a claim is taken; null when not known
 * @param edits severities that differ from the edits' own
 * @param eligibilityMaxAge how old an eligibility answer may be before the payer is asked again
 * @param coverageExpiringWithin how near the end of a coverage is worth a word
 */
public record PayerPolicy(
    @NotBlank @Pattern(regexp = "[a-z0-9][a-z0-9-]*") String id,
    @NotBlank String name,
    @NotNull PayerKind kind,
    List<String> payerIds,
    Period timelyFiling,
    Map<String, Severity> edits,
    Period eligibilityMaxAge,
    Period coverageExpiringWithin) {

  public PayerPolicy {
    payerIds = List.copyOf(payerIds);
    edits = Map.copyOf(edits);
  }

  /** The payer's severity for an edit; null when the policy leaves it to the edit. */
  public Severity severity(String edit) {
    return edits.get(edit);
  }
}
