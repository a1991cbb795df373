package org.cleanclaim.edits;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.facts.Address;
import org.cleanclaim.edits.facts.BillingProvider;
import org.cleanclaim.edits.facts.CareRole;
import org.cleanclaim.edits.facts.CareTeamMember;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Gender;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Patient;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;

/** Claims to test with: complete and clean until a test makes them otherwise. */
public final class Given {
  public static final LocalDate TODAY = LocalDate.of(2026, 8, 12);
  public static final String GROUP_NPI = "1234567893";
  public static final String SHAH_NPI = "1679576722";
  public static final String OTHER_NPI = "1245319599";
  public static final String FAMILY_MEDICINE = "207Q00000X";

  private Given() {}

  public static Patient patient() {
    return new Patient(
        "pat-1",
        "Reyes",
        "Ana",
        LocalDate.of(1969, 3, 4),
        Gender.FEMALE,
        null,
        new Address("1 Harbor Way", "Portsmouth", "NH", "03801"));
  }

  public static BillingProvider group() {
    return new BillingProvider(
        "harbor-family", "Harbor Family", GROUP_NPI, "123456789", FAMILY_MEDICINE, true, null);
  }

  public static CareTeamMember shah() {
    return new CareTeamMember(1, CareRole.RENDERING, SHAH_NPI, FAMILY_MEDICINE, "Shah", false);
  }

  public static Coverage.Builder coverage(String payer) {
    return Coverage.builder()
        .id("cov-1")
        .period(LocalDate.of(2026, 1, 1), null)
        .status("active")
        .subscriberId("1EG4TE5MK73")
        .payerId(payer)
        .payerName(payer);
  }

  /** A complete claim without lines, billed to a payer. */
  public static ClaimFactsBuilder claim(String payer, Line... lines) {
    ClaimFactsBuilder claim =
        ClaimFacts.builder()
            .id("claim-1")
            .patient(patient())
            .billing(group())
            .careTeam(shah())
            .coverage(coverage(payer).build())
            .diagnosis(1, "I10")
            .created(TODAY);
    List.of(lines).forEach(claim::line);
    return claim;
  }

  public static ClaimFactsBuilder claim(Line... lines) {
    return claim("medicare-part-b", lines);
  }

  /** A complete line of today. */
  public static Line.Builder line(int sequence, String code, String... modifiers) {
    return Line.of(sequence, code)
        .modifiers(modifiers)
        .on(TODAY)
        .charge(new BigDecimal("100.00"))
        .place("11")
        .diagnoses(1);
  }

  public static ScrubResult scrub(ClaimFacts claim) {
    return scrub(claim, TODAY);
  }

  public static ScrubResult scrub(ClaimFacts claim, LocalDate today) {
    return Scrubber.sample().scrub(claim, today, true);
  }

  /** What one edit alone says of a claim, with the SAMPLE edition and the shipped policies. */
  public static ScrubResult judge(ClaimEdit edit, ClaimFacts claim) {
    return judge(edit, claim, TODAY, ReferenceLibrary.sample());
  }

  public static ScrubResult judge(
      ClaimEdit edit, ClaimFacts claim, LocalDate today, ReferenceLibrary library) {
    PayerPolicies policies = PayerPolicies.shipped();
    return Scrubber.of(List.of(edit), () -> library, () -> policies).scrub(claim, today, true);
  }
}
