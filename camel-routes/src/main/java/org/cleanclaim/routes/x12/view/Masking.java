package org.cleanclaim.routes.x12.view;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/**
 * What of a segment may be seen by one who has not asked for the patient: envelope, codes, amounts,
 * counts, and who sends and pays. Everything else is hidden, and a segment that is not named here
 * is hidden whole, so that what nobody thought of is not shown.
 */
public final class Masking {
  /** Stands for what is hidden; says nothing of its length. */
  public static final String HIDDEN = "•••";

  /** Numbers of ours: CLM01 and BHT03 name a submission and nothing of a patient. */
  private static final Pattern OWN = Pattern.compile("C[0-9A-HJKMNP-TV-Z]{19}|CC\\d{9}");

  /** Those who file, send and pay; never a patient, a subscriber or an employer. */
  private static final Set<String> BUSINESS =
      Set.of("85", "87", "PR", "40", "41", "77", "82", "PE", "1P", "TT", "AY");

  private static final Set<String> BUSINESS_IDS = Set.of("XX", "PI", "XV", "46", "AD");
  private static final Set<String> PLAIN_REFERENCES = Set.of("87", "EV", "6R", "2U", "F2");
  private static final Set<String> PLAIN_DATES = Set.of("050", "009", "405");

  /** How much of an element is seen. */
  private enum Sight {
    ALL,
    NONE,
    /** The first component. */
    FIRST,
    /** The first two components: a qualifier and a code. */
    TWO,
    /** A procedure without its description, which is free text. */
    PROCEDURE,
    /** A number, if it is one of ours. */
    OWN,
    /** The first component, and the second if it is a number of ours. */
    NAMED_OWN
  }

  private static final BiFunction<RawSegment, Integer, Sight> ALL = (segment, number) -> Sight.ALL;

  private static final Map<String, BiFunction<RawSegment, Integer, Sight>> RULES =
      Map.ofEntries(
          Map.entry("ISA", all(2, 4)),
          Map.entry("IEA", ALL),
          Map.entry("GS", ALL),
          Map.entry("GE", ALL),
          Map.entry("ST", ALL),
          Map.entry("SE", ALL),
          Map.entry("BHT", ALL),
          Map.entry("HL", ALL),
          Map.entry("LX", ALL),
          Map.entry("TA1", ALL),
          Map.entry("AK1", ALL),
          Map.entry("AK2", ALL),
          Map.entry("IK3", ALL),
          Map.entry("AK3", ALL),
          // IK404 repeats the value that was found wrong.
          Map.entry("IK4", all(4)),
          Map.entry("AK4", all(4)),
          Map.entry("IK5", ALL),
          Map.entry("AK5", ALL),
          Map.entry("AK9", ALL),
          Map.entry("CTX", (segment, number) -> number == 1 ? Sight.NAMED_OWN : Sight.ALL),
          Map.entry("NM1", Masking::party),
          Map.entry("N1", Masking::payeeOrPayer),
          Map.entry("N3", only()),
          Map.entry("N4", only()),
          Map.entry("PER", only(1)),
          Map.entry("DMG", only(1)),
          Map.entry("PRV", ALL),
          Map.entry("CUR", ALL),
          Map.entry("SBR", only(1, 2, 5, 9)),
          Map.entry("PAT", only(1)),
          Map.entry("INS", only(1, 2)),
          Map.entry("CLM", (segment, number) -> number == 1 ? Sight.OWN : Sight.ALL),
          Map.entry("CLP", Masking::claimPayment),
          Map.entry("REF", qualified(PLAIN_REFERENCES, 2)),
          Map.entry("DTP", qualified(PLAIN_DATES, 3)),
          Map.entry("DTM", qualified(PLAIN_DATES, 2)),
          Map.entry("TRN", Masking::trace),
          Map.entry("STC", only(1, 2, 3, 4, 5, 6, 7, 10, 11)),
          Map.entry("HI", (segment, number) -> Sight.TWO),
          Map.entry("SV1", (segment, number) -> number == 1 ? Sight.PROCEDURE : Sight.ALL),
          Map.entry("SV2", (segment, number) -> number == 2 ? Sight.PROCEDURE : Sight.ALL),
          Map.entry("SVC", Masking::procedures),
          Map.entry("SVD", (segment, number) -> number == 3 ? Sight.PROCEDURE : Sight.ALL),
          Map.entry("CAS", ALL),
          Map.entry("AMT", ALL),
          Map.entry("QTY", ALL),
          Map.entry("MOA", ALL),
          Map.entry("MIA", ALL),
          Map.entry("LQ", ALL),
          Map.entry("OI", ALL),
          Map.entry("CL1", ALL),
          Map.entry("CRC", ALL),
          Map.entry("LIN", only(2, 3)),
          Map.entry("CTP", only(4, 5)),
          Map.entry("PWK", only(1, 2, 5)),
          Map.entry("NTE", only(1)),
          Map.entry("EQ", ALL),
          Map.entry("AAA", ALL),
          Map.entry("BPR", only(1, 2, 3, 4, 5, 6, 10, 16)),
          Map.entry("PLB", Masking::providerAdjustment),
          Map.entry("TS2", ALL),
          Map.entry("TS3", ALL));

  private Masking() {}

  /** The elements as they may be shown, in order. */
  public static List<String> of(RawSegment segment) {
    var rule = RULES.getOrDefault(segment.id(), only());
    var shown = new ArrayList<String>(segment.elements().size());
    for (int number = 1; number <= segment.elements().size(); number++) {
      shown.add(seen(segment, number, rule.apply(segment, number)));
    }
    return shown;
  }

  private static String seen(RawSegment segment, int number, Sight sight) {
    var value = segment.element(number);
    if (value.isBlank()) {
      return value;
    }
    return switch (sight) {
      case ALL -> value;
      case NONE -> HIDDEN;
      case OWN -> OWN.matcher(value).matches() ? value : HIDDEN;
      case FIRST -> components(segment, value, 1);
      case TWO -> components(segment, value, 2);
      case PROCEDURE -> components(segment, value, 6);
      case NAMED_OWN -> {
        boolean own = OWN.matcher(segment.component(number, 2)).matches();
        yield components(segment, value, own ? 2 : 1);
      }
    };
  }

  /** The first components of each repetition; the rest is hidden. */
  private static String components(RawSegment segment, String value, int most) {
    var delimiters = segment.delimiters();
    var between = String.valueOf(delimiters.component());
    return Arrays.stream(value.split(RawSegment.quoted(delimiters.repetition()), -1))
        .map(
            one -> {
              var parts = one.split(RawSegment.quoted(delimiters.component()), -1);
              var kept =
                  String.join(
                      between, Arrays.asList(parts).subList(0, Math.min(most, parts.length)));
              return parts.length > most ? kept + between + HIDDEN : kept;
            })
        .reduce((one, other) -> one + delimiters.repetition() + other)
        .orElse(HIDDEN);
  }

  private static BiFunction<RawSegment, Integer, Sight> all(Integer... but) {
    var hidden = Set.of(but);
    return (segment, number) -> hidden.contains(number) ? Sight.NONE : Sight.ALL;
  }

  private static BiFunction<RawSegment, Integer, Sight> only(Integer... shown) {
    var seen = Set.of(shown);
    return (segment, number) -> seen.contains(number) ? Sight.ALL : Sight.NONE;
  }

  /** The qualifiers, and the value where the qualifier in 01 says that it is nobody's. */
  private static BiFunction<RawSegment, Integer, Sight> qualified(Set<String> plain, int value) {
    return (segment, number) ->
        number < value || number == value && plain.contains(segment.element(1))
            ? Sight.ALL
            : Sight.NONE;
  }

  private static Sight party(RawSegment segment, int number) {
    boolean business = BUSINESS.contains(segment.element(1));
    return switch (number) {
      case 1, 2, 8 -> Sight.ALL;
      case 3 -> business && segment.element(2).equals("2") ? Sight.ALL : Sight.NONE;
      case 9 -> business && BUSINESS_IDS.contains(segment.element(8)) ? Sight.ALL : Sight.NONE;
      default -> Sight.NONE;
    };
  }

  private static Sight payeeOrPayer(RawSegment segment, int number) {
    boolean business = BUSINESS.contains(segment.element(1));
    return switch (number) {
      case 1, 3 -> Sight.ALL;
      case 2 -> business ? Sight.ALL : Sight.NONE;
      case 4 -> business && BUSINESS_IDS.contains(segment.element(3)) ? Sight.ALL : Sight.NONE;
      default -> Sight.NONE;
    };
  }

  private static Sight claimPayment(RawSegment segment, int number) {
    return switch (number) {
      case 1 -> Sight.OWN;
      case 7 -> Sight.NONE;
      default -> Sight.ALL;
    };
  }

  /** TRN02 is a payment's number in an 835, and a claim's elsewhere. */
  private static Sight trace(RawSegment segment, int number) {
    return switch (number) {
      case 1, 3 -> Sight.ALL;
      case 2 -> segment.set().equals("835") ? Sight.ALL : Sight.OWN;
      default -> Sight.NONE;
    };
  }

  private static Sight procedures(RawSegment segment, int number) {
    return number == 1 || number == 6 ? Sight.PROCEDURE : Sight.ALL;
  }

  /** Provider and fiscal date, then pairs: the reason, whose second component can be an account. */
  private static Sight providerAdjustment(RawSegment segment, int number) {
    return number > 2 && number % 2 == 1 ? Sight.FIRST : Sight.ALL;
  }
}
