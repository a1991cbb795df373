package org.cleanclaim.routes.eligibility;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.StringType;

/**
 * What a 271 tells beyond FHIR's response: the kind of plan (EB04), and other payers (EB*R with
 * loop 2120), such as the Medicare Advantage plan behind a Medicare card.
 */
final class OtherPayers {
  private static final String BASE = "https://cleanclaim.example/fhir/StructureDefinition/";

  /** REF01 that may carry the member's number with the other payer. */
  private static final List<String> MEMBER_NUMBERS = List.of("1W", "SY", "0F");

  /** NM101 of loop 2120 that name a payer: payer, primary, secondary, tertiary, third party. */
  private static final List<String> PAYERS = List.of("PR", "PRP", "SEP", "TTP", "PR1", "GP");

  private OtherPayers() {}

  static Extension planType(String code) {
    return new Extension(BASE + "plan-type", new CodeType(code));
  }

  static Stream<Extension> of(BenefitLine line) {
    if (!"R".equals(line.information())) {
      return Stream.empty();
    }
    var payers = line.parties().stream().filter(party -> PAYERS.contains(party.entity())).toList();
    return payers.isEmpty()
        ? Stream.of(extension(line, null))
        : payers.stream().map(party -> extension(line, party));
  }

  private static Extension extension(BenefitLine line, Party payer) {
    var other = new Extension(BASE + "other-payer");
    if (payer != null) {
      add(other, "name", payer.name());
      add(other, "payerId", payer.id());
      add(other, "order", order(payer.entity()));
    }
    add(other, "planType", line.insuranceType());
    add(other, "plan", line.plan());
    line.references().stream()
        .filter(reference -> MEMBER_NUMBERS.contains(reference.qualifier()))
        .map(Reference::number)
        .findFirst()
        .ifPresent(number -> add(other, "memberId", number));
    var days = CoveragePeriod.of(line.dates(), List.of(), LocalDate.MAX);
    if (!days.isUnknown()) {
      other.addExtension(new Extension("period", EligibilityOutlet.period(days)));
    }
    return other;
  }

  private static String order(String entity) {
    return switch (entity) {
      case "PRP" -> "primary";
      case "SEP" -> "secondary";
      case "TTP" -> "tertiary";
      default -> null;
    };
  }

  private static void add(Extension to, String url, String value) {
    if (value != null) {
      to.addExtension(new Extension(url, new StringType(value)));
    }
  }
}
