package org.cleanclaim.edits.payer;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.edits.Audience;
import org.cleanclaim.edits.Severity;

/**
 * How one payer judges claims, as its YAML file says.
 *
 * @param id the policy's id, which is also a payer id
 * @param name the payer's name
 * @param kind what sort of payer
 * @param payerIds other ids claims and coverages may name it by
 * @param contractor the Medicare contractor whose local articles apply; null for none
 * @param memberId what a member id looks like; null when not known
 * @param timelyFiling how long after service a claim is taken; null when not known
 * @param correctedClaim how corrections are taken; null when not known
 * @param appeal levels of appeal, first to last
 * @param turnaround how long a clean claim usually takes; null when not known
 * @param edits severities that differ from the edits' own
 * @param audience whom alerts are told, by edit, where it differs from the site's or the edit's own
 * @param modifiers which of several equal modifiers it wants
 * @param priorAuthorization what it wants to approve before
 * @param referral what it pays only on referral
 * @param documents what it pays only with a document
 * @param rules its own edits
 * @param taxonomyRequired whether a claim without taxonomy is refused
 * @param eligibilityRequired whether a claim without a fresh eligibility answer is worth a warning
 * @param eligibilityMaxAge how old an eligibility answer may be before the payer is asked again
 * @param coverageExpiringWithin how near the end of a coverage is worth a word
 * @param denialHistory when earlier denials are worth a word
 */
public record PayerPolicy(
    @NotBlank
        @Pattern(regexp = "[a-z0-9][a-z0-9-]*", message = "must be lower case words with dashes")
        String id,
    @NotBlank String name,
    @NotNull PayerKind kind,
    List<@NotBlank String> payerIds,
    String contractor,
    java.util.regex.Pattern memberId,
    Period timelyFiling,
    CorrectedClaim correctedClaim,
    List<@Valid AppealLevel> appeal,
    Period turnaround,
    Map<String, Severity> edits,
    Map<String, Set<Audience>> audience,
    ModifierPreferences modifiers,
    List<PriorAuthorizationRule> priorAuthorization,
    List<ReferralRule> referral,
    List<DocumentRule> documents,
    List<@Valid PayerRule> rules,
    boolean taxonomyRequired,
    boolean eligibilityRequired,
    @NotNull Period eligibilityMaxAge,
    @NotNull Period coverageExpiringWithin,
    @NotNull @Valid DenialHistoryRule denialHistory) {

  public PayerPolicy {
    payerIds = List.copyOf(payerIds);
    appeal = List.copyOf(appeal);
    edits = Map.copyOf(edits);
    audience = Map.copyOf(audience);
    priorAuthorization = List.copyOf(priorAuthorization);
    referral = List.copyOf(referral);
    documents = List.copyOf(documents);
    rules = List.copyOf(rules);
  }

  /** The same policy with more edits of its own, which come after those it has. */
  PayerPolicy withRules(List<PayerRule> more) {
    return new PayerPolicy(
        id,
        name,
        kind,
        payerIds,
        contractor,
        memberId,
        timelyFiling,
        correctedClaim,
        appeal,
        turnaround,
        edits,
        audience,
        modifiers,
        priorAuthorization,
        referral,
        documents,
        Stream.concat(rules.stream(), more.stream()).toList(),
        taxonomyRequired,
        eligibilityRequired,
        eligibilityMaxAge,
        coverageExpiringWithin,
        denialHistory);
  }

  /** The payer's severity for an edit; null when the policy leaves it to the edit. */
  public Severity severity(String edit) {
    return edits.get(edit);
  }

  /** Whether Medicare itself pays. */
  public boolean isMedicare() {
    return kind == PayerKind.MEDICARE_FFS;
  }
}
