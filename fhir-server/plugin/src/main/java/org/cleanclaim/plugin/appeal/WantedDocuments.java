package org.cleanclaim.plugin.appeal;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.payer.DocumentRule;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * Documents without which a payer does not pay the denied services at all, by its policy: an appeal
 * that leaves one out would be upheld for want of it.
 */
final class WantedDocuments {

  private WantedDocuments() {}

  /**
   * What is wanted and not among the evidence, each as a sentence.
   *
   * @param denied sequences of the lines that were denied; 0 is the claim
   */
  static List<String> lacking(
      String policyId,
      Optional<Claim> claim,
      List<Integer> denied,
      List<Evidence> picked,
      PayerPolicies policies) {
    PayerPolicy policy =
        policies.all().stream()
            .filter(each -> each.id().equals(policyId))
            .findFirst()
            .orElseGet(policies::byDefault);
    if (policy.documents().isEmpty() || claim.isEmpty()) {
      return List.of();
    }
    ClaimFacts facts = ClaimReader.read(claim.get(), new KnownResources());
    Map<DocumentRule, Set<String>> wanted = new LinkedHashMap<>();
    for (Line line : facts.lines()) {
      if (line.code() != null && (denied.contains(0) || denied.contains(line.sequence()))) {
        policy.documents().stream()
            .filter(rule -> rule.concerns(line))
            .forEach(
                rule -> wanted.computeIfAbsent(rule, first -> new TreeSet<>()).add(line.code()));
      }
    }
    List<String> lacking = new ArrayList<>();
    wanted.forEach(
        (rule, codes) -> {
          if (picked.stream().noneMatch(each -> isOf(each, rule))) {
            lacking.add(
                "%s pays %s only with %s, and none is enclosed."
                    .formatted(policy.name(), String.join(", ", codes), rule.document()));
          }
        });
    return lacking;
  }

  /** A document that does not say what it is may be the one; so may any where no kind is named. */
  private static boolean isOf(Evidence evidence, DocumentRule rule) {
    if (!(evidence.resource() instanceof DocumentReference document)) {
      return false;
    }
    Set<String> kinds =
        Stream.concat(document.getCategory().stream(), Stream.of(document.getType()))
            .flatMap(concept -> concept.getCoding().stream())
            .map(Coding::getCode)
            .filter(code -> code != null)
            .collect(Collectors.toSet());
    return rule.kinds().isEmpty() || kinds.isEmpty() || !Collections.disjoint(kinds, rule.kinds());
  }
}
