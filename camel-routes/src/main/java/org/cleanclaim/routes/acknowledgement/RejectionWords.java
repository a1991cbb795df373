package org.cleanclaim.routes.acknowledgement;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.acknowledgement.ClaimStatus;
import org.cleanclaim.routes.x12.acknowledgement.ElementFault;
import org.cleanclaim.routes.x12.acknowledgement.SegmentFault;
import org.cleanclaim.routes.x12.acknowledgement.SetVerdict;
import org.cleanclaim.routes.x12.acknowledgement.Status;
import org.cleanclaim.routes.x12.acknowledgement.StatusEntry;

/**
 * A rejection in words for the person who mends it: which loop and element, what is wrong, what to
 * do. The wording is ours; the codes are X12's (status categories 507, status codes 508, entities
 * 98, syntax codes of the 999).
 */
final class RejectionWords {
  private static final String MEND = " Correct it; the claim goes out again as an original.";
  private static final String DUPLICATE = "54";
  private static final String SENT_BEFORE =
      " Look for the payer's answer to the first one; changed, this one would go out again.";

  /** STC01-3: whom it concerns, and the loop of the 837P where that one stands. */
  private static final Map<String, String> ENTITIES =
      Map.ofEntries(
          Map.entry("85", "billing provider, loop 2010AA"),
          Map.entry("87", "pay-to provider, loop 2010AB"),
          Map.entry("IL", "subscriber, loop 2010BA"),
          Map.entry("QC", "patient, loop 2010CA"),
          Map.entry("PR", "payer, loop 2010BB"),
          Map.entry("82", "rendering provider, loop 2310B"),
          Map.entry("DN", "referring provider, loop 2310A"),
          Map.entry("DQ", "supervising provider, loop 2310D"),
          Map.entry("DK", "ordering provider, loop 2420E"),
          Map.entry("77", "service facility, loop 2310C"),
          Map.entry("41", "submitter, loop 1000A"));

  /** STC01-2: what is wrong with which element. */
  private static final Map<String, String> CODES =
      Map.ofEntries(
          Map.entry("21", "information is missing or invalid"),
          Map.entry("33", "the subscriber is not found (NM109)"),
          Map.entry(DUPLICATE, "it is a duplicate of a claim the payer has"),
          Map.entry("88", "there is no coverage on the date of service (DTP*472)"),
          Map.entry("97", "no coverage of the patient is found there (NM109 and the payer)"),
          Map.entry("116", "it was sent to the wrong payer (NM109 of loop 2010BB)"),
          Map.entry("125", "the name is not right (NM103)"),
          Map.entry("126", "the address is not right (N3, N4)"),
          Map.entry("158", "the birth date is not right (DMG02)"),
          Map.entry("164", "the member id is not right (NM109)"),
          Map.entry("187", "the date of service is not right (DTP*472)"),
          Map.entry("188", "the statement dates are not right (DTP*434)"),
          Map.entry("249", "the place of service is not right (CLM05-1, SV105)"),
          Map.entry("254", "the principal diagnosis is not right (HI*ABK)"),
          Map.entry("255", "a diagnosis is not right (HI)"),
          Map.entry("453", "a modifier is not right (SV101-3 to SV101-6)"),
          Map.entry("454", "a procedure code is not right (SV101-2)"),
          Map.entry("476", "the units are not right (SV104)"),
          Map.entry("535", "the frequency is not taken (CLM05-3)"),
          Map.entry("562", "the NPI is not right (NM109)"),
          Map.entry("477", "the diagnosis pointer is not right (SV107)"),
          Map.entry("178", "a charge is not right (CLM02, SV102)"),
          Map.entry("400", "the charges do not add up (CLM02, SV102)"));

  private RejectionWords() {}

  /** A claim of a 277CA. */
  static String of(ClaimStatus claim) {
    var lines =
        claim.lines().stream()
            .flatMap(
                line ->
                    statuses(line.entries())
                        .map(
                            status ->
                                "line "
                                    + line.references().stream()
                                        .filter(one -> "FJ".equals(one.qualifier()))
                                        .map(one -> one.number())
                                        .findFirst()
                                        .orElse("of " + line.procedure().code())
                                    + ", "
                                    + words(status)));
    return "Rejected by the payer: "
        + Stream.concat(statuses(claim.entries()).map(RejectionWords::words), lines)
            .distinct()
            .collect(Collectors.joining("; "))
        + "."
        + mend(claim);
  }

  /** What a 277 says in words: each code with whom it concerns, and what it means. */
  static String words(Status status, String set) {
    var entity =
        Optional.ofNullable(status.entity())
            .map(code -> ENTITIES.getOrDefault(code, "entity " + code) + ": ")
            .orElse("");
    var what = CODES.getOrDefault(String.valueOf(status.code()), "see the payer's status code");
    return "%s%s (%s %s, status %s)".formatted(entity, what, set, status.category(), status.code());
  }

  /** What the payer has already is not mended by sending it again. */
  private static String mend(ClaimStatus claim) {
    var all =
        Stream.concat(
                statuses(claim.entries()),
                claim.lines().stream().flatMap(line -> statuses(line.entries())))
            .toList();
    boolean sentBefore =
        !all.isEmpty() && all.stream().allMatch(one -> DUPLICATE.equals(one.code()));
    return sentBefore ? SENT_BEFORE : MEND;
  }

  private static Stream<Status> statuses(List<StatusEntry> entries) {
    return entries.stream()
        .flatMap(entry -> entry.statuses().stream())
        .filter(status -> status.standing() == Status.Standing.REJECTED);
  }

  private static String words(Status status) {
    return words(status, "277CA");
  }

  /** All claims of a batch. */
  static String ofBatch(List<StatusEntry> entries) {
    return "Rejected by the payer with its whole batch: "
        + statuses(entries).map(RejectionWords::words).distinct().collect(Collectors.joining("; "))
        + "."
        + MEND;
  }

  /** A claim whose set a 999 rejects, by the faults that name the claim, else by all of them. */
  static String of(SetVerdict verdict, String patientControlNumber) {
    var own =
        verdict.faults().stream()
            .filter(
                fault ->
                    fault.contexts().stream()
                        .anyMatch(context -> context.endsWith(":" + patientControlNumber)))
            .toList();
    boolean foreign =
        own.isEmpty()
            && verdict.faults().stream()
                .flatMap(fault -> fault.contexts().stream())
                .anyMatch(context -> context.startsWith("CLM01:"));
    if (foreign) {
      return "Rejected with its batch for a fault in another claim (999). Nothing has to be"
          + " corrected; it goes out again once it is changed, for which a note is enough.";
    }
    var faults = own.isEmpty() ? verdict.faults() : own;
    return "Rejected for its form (999): "
        + (faults.isEmpty()
            ? "no place is named, codes " + String.join(" ", verdict.reasons())
            : faults.stream().map(RejectionWords::words).collect(Collectors.joining("; ")))
        + "."
        + MEND;
  }

  private static String words(SegmentFault fault) {
    var element = fault.elements().isEmpty() ? segmentWords(fault.code()) : elementWords(fault);
    return fault.place() + ": " + element;
  }

  private static String elementWords(SegmentFault fault) {
    return fault.elements().stream()
        .map(ElementFault::code)
        .map(
            code ->
                switch (code == null ? "" : code) {
                  case "1", "2" -> "the element is missing";
                  case "4" -> "the element is too short";
                  case "5" -> "the element is too long";
                  case "6" -> "a character is not allowed";
                  case "7" -> "the code is not valid";
                  case "8" -> "the date is not valid";
                  default -> "the element is not as the guide says, code " + code;
                })
        .distinct()
        .collect(Collectors.joining(", "));
  }

  private static String segmentWords(String code) {
    return switch (code == null ? "" : code) {
      case "1", "2", "7" -> "the segment does not belong there";
      case "3" -> "the segment is missing";
      case "4", "5" -> "the segment stands too often";
      default -> "the segment is not as the guide says, code " + code;
    };
  }

  static String ofInterchange(String reason) {
    return "Rejected with its whole interchange (TA1 "
        + reason
        + "). The envelope is set under cleanclaim.routes.x12 and .partners; correct it; the"
        + " claim goes out again once it is changed, for which a note is enough.";
  }
}
