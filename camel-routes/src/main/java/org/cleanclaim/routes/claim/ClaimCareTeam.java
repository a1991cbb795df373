package org.cleanclaim.routes.claim;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.cleanclaim.routes.x12.claim.Provider;
import org.cleanclaim.routes.x12.claim.ServiceLine;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Resource;

/** Providers of claim and lines (2310, 2420) as careTeam, each with its role. */
final class ClaimCareTeam {
  private static final String TAXONOMY = "http://nucc.org/provider-taxonomy";

  /** NM101 to the role's code. */
  private static final Map<String, String> ROLES =
      Map.of(
          "82", "rendering",
          "DN", "referring",
          "P3", "referring",
          "DQ", "supervising",
          "DK", "ordering",
          "71", "attending",
          "72", "operating",
          "ZZ", "otheroperating");

  private final Claim claim;
  private final BundleResources resources;
  private final List<Member> ofClaim = new ArrayList<>();
  private final boolean linesDiffer;

  /** A careTeam entry: its sequence and role. */
  private record Member(int sequence, String role) {}

  ClaimCareTeam(Claim claim, BundleResources resources, SubmittedClaim submitted) {
    this.claim = claim;
    this.resources = resources;
    linesDiffer = submitted.lines().stream().anyMatch(line -> !line.providers().isEmpty());
    submitted.providers().stream()
        .filter(provider -> ROLES.containsKey(provider.party().entity()))
        .forEach(provider -> ofClaim.add(member(provider)));
  }

  /**
   * Who concerns the line: its own providers, and the claim's in the other roles. Empty when no
   * line names a provider, as none means all.
   */
  List<Integer> sequences(ServiceLine line) {
    if (!linesDiffer) {
      return List.of();
    }
    var own =
        line.providers().stream()
            .filter(provider -> ROLES.containsKey(provider.party().entity()))
            .map(this::member)
            .toList();
    var sequences = new ArrayList<>(own.stream().map(Member::sequence).toList());
    ofClaim.stream()
        .filter(member -> own.stream().noneMatch(mine -> mine.role().equals(member.role())))
        .forEach(member -> sequences.add(member.sequence()));
    return sequences;
  }

  private Member member(Provider provider) {
    var role = ROLES.get(provider.party().entity());
    var entry = claim.addCareTeam();
    entry.setSequence(claim.getCareTeam().size());
    entry.getRole().addCoding().setCode(role);
    entry.setProvider(resources.add(resource(provider), "careteam-" + entry.getSequence()));
    if (provider.taxonomy() != null) {
      entry.getQualification().addCoding().setSystem(TAXONOMY).setCode(provider.taxonomy());
    }
    return new Member(entry.getSequence(), role);
  }

  private static Resource resource(Provider provider) {
    if (!provider.party().person()) {
      var organization = new Organization().setName(provider.party().name());
      PartyNames.npi(provider.party()).ifPresent(organization::addIdentifier);
      return organization;
    }
    var practitioner = new Practitioner().addName(PartyNames.human(provider.party()));
    PartyNames.npi(provider.party()).ifPresent(practitioner::addIdentifier);
    return practitioner;
  }
}
