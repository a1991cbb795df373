package org.cleanclaim.edits.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.cleanclaim.edits.Given.TODAY;
import static org.cleanclaim.edits.Given.line;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.Given;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.Authorization;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Referral;
import org.cleanclaim.edits.facts.SupportingInfo;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AuthorizationEditsTest {
  @TempDir Path folder;

  @BeforeEach
  void writePolicy() throws IOException {
    Files.writeString(
        folder.resolve("acme.yaml"),
        """
        id: acme
        name: Acme
        kind: commercial
        prior-authorization:
          - procedures: [72148, 97110]
        referral:
          - procedures: [99202-99205]
            specialties: [207X00000X]
        """);
  }

  @Test
  void holdsServiceThatNeedsAuthorizationWithoutOne() {
    assertThat(alerts(new PriorAuthMissingEdit(), claim("72148")))
        .extracting(Alert::denial)
        .containsExactly("CO-197");
    assertThat(alerts(new PriorAuthMissingEdit(), claim("71046"))).isEmpty();
  }

  @Test
  void missingIsSilentWithAnAuthorizationAndInAnEmergency() {
    ClaimFactsBuilder authorized = claim("72148").authorization(Authorization.number("A1"));
    assertThat(alerts(new PriorAuthMissingEdit(), authorized)).isEmpty();
    ClaimFactsBuilder inEd = Given.claim("acme", line(1, "72148").place("23").build());
    assertThat(alerts(new PriorAuthMissingEdit(), inEd)).isEmpty();
    ClaimFactsBuilder emergency =
        claim("72148")
            .information(
                new SupportingInfo(1, SupportingInfo.EMERGENCY, null, null, true, null, null));
    assertThat(alerts(new PriorAuthMissingEdit(), emergency)).isEmpty();
  }

  @Test
  void whatWasDoneAsAuthorizedIsSilent() {
    assertThat(mismatch(authorized("72148", 1, "11", List.of("I10")))).isEmpty();
    assertThat(mismatch(Authorization.number("A1"))).isEmpty();
  }

  @Test
  void holdsEachDifferenceAndAsksToAmendTheAuthorization() {
    assertThat(mismatch(authorized("97110", 1, null, List.of()))).containsExactly("code");
    assertThat(mismatch(authorized("72148", 0, null, List.of()))).containsExactly("units");
    assertThat(mismatch(authorized("72148", 1, "22", List.of()))).containsExactly("place");
    assertThat(mismatch(authorized("72148", 1, null, List.of("M54.50"))))
        .containsExactly("diagnosis");
    assertThat(mismatch(period(TODAY.minusDays(30), TODAY.minusDays(1), null)))
        .containsExactly("days");
    assertThat(mismatch(period(TODAY, null, Given.OTHER_NPI))).containsExactly("provider");
    assertThat(mismatch(period(TODAY, null, Given.GROUP_NPI))).isEmpty();
    assertThat(mismatch(new Authorization("A1", false, null, null, null, List.of())))
        .containsExactly("approved-A1");
  }

  @Test
  void unitsUsedOnEarlierClaimsOfTheSameNumberCount() {
    Authorization ofTwo = authorized("72148", 2, null, List.of());
    ClaimFacts earlier =
        Given.claim("acme", line(1, "72148").quantity(new BigDecimal(2)).build())
            .id("claim-0")
            .authorization(ofTwo)
            .build();
    ClaimFactsBuilder now =
        claim("72148")
            .authorization(ofTwo)
            .earlier(new EarlierClaim(earlier, EarlierClaim.Status.ACTIVE));
    assertThat(alerts(new PriorAuthMismatchEdit(), now))
        .extracting(Alert::denial)
        .containsExactly("CO-198");
  }

  @Test
  void warnsOfAMissingReferralForTheSpecialtyConcerned() {
    ClaimFactsBuilder orthopaedist =
        ClaimFacts.builder()
            .billing(
                new org.cleanclaim.edits.facts.BillingProvider(
                    null, null, null, null, "207X00000X", null, null))
            .coverage(Given.coverage("acme").build())
            .line(line(1, "99203").build());
    assertThat(alerts(new ReferralMissingEdit(), orthopaedist)).hasSize(1);
    assertThat(
            alerts(
                new ReferralMissingEdit(),
                orthopaedist.referral(new Referral("R1", null, null, null))))
        .isEmpty();
    assertThat(alerts(new ReferralMissingEdit(), claim("99203"))).isEmpty();
  }

  private static ClaimFactsBuilder claim(String code) {
    return Given.claim("acme", line(1, code).build());
  }

  private static Authorization authorized(
      String code, int units, String place, List<String> diagnoses) {
    Authorization.Item item = new Authorization.Item(code, new BigDecimal(units), place, diagnoses);
    return new Authorization("A1", true, null, null, null, List.of(item));
  }

  private static Authorization period(LocalDate start, LocalDate end, String npi) {
    return new Authorization("A1", true, start, end, npi, List.of());
  }

  private List<String> mismatch(Authorization authorization) {
    List<Alert> alerts =
        alerts(new PriorAuthMismatchEdit(), claim("72148").authorization(authorization));
    assertThat(alerts).allMatch(alert -> alert.remedy().contains("amend the authorization"));
    assertThat(alerts).allMatch(alert -> alert.fixes().isEmpty());
    return alerts.stream().map(Alert::key).toList();
  }

  private List<Alert> alerts(ClaimEdit edit, ClaimFactsBuilder claim) {
    PayerPolicies policies = PayerPolicies.load(folder);
    return Scrubber.of(List.of(edit), ReferenceLibrary::sample, () -> policies)
        .scrub(claim.build(), TODAY)
        .alerts();
  }
}
