package org.cleanclaim.routes.x12.claim;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.X12Text;

/**
 * One code of an HI segment. Absent components are null.
 *
 * @param qualifier ABK principal, ABJ admitting, ABF further diagnosis, ABN external cause, APR
 *     reason of the visit, BBR and BBQ procedures, BP anaesthesia, BG condition, BH and BI
 *     occurrence, BE value ...
 * @param code without its dot
 * @param dateFormat D8 or RD8
 * @param date of a procedure, occurrence or span of one
 * @param amount of a value
 * @param onAdmission Y, N, U or W: whether the diagnosis was there when the patient came
 */
public record Diagnosis(
    String qualifier,
    String code,
    String dateFormat,
    String date,
    BigDecimal amount,
    String onAdmission) {
  private static final int DATE_FORMAT = 3;
  private static final int DATE = 4;
  private static final int AMOUNT = 5;
  private static final int ON_ADMISSION = 9;

  public Diagnosis(String qualifier, String code) {
    this(qualifier, code, null, null, null, null);
  }

  static Diagnosis read(Segment hi, int place) {
    return new Diagnosis(
        hi.component(place, 1),
        hi.component(place, 2),
        hi.component(place, DATE_FORMAT),
        hi.component(place, DATE),
        X12Text.decimal(hi.component(place, AMOUNT)).orElse(null),
        hi.component(place, ON_ADMISSION));
  }

  List<String> components() {
    var components = new ArrayList<String>(List.of(qualifier, code));
    put(components, DATE_FORMAT, dateFormat);
    put(components, DATE, date);
    put(components, AMOUNT, X12Text.decimal(amount));
    put(components, ON_ADMISSION, onAdmission);
    return components;
  }

  private static void put(List<String> components, int place, String value) {
    if (value != null) {
      while (components.size() < place - 1) {
        components.add("");
      }
      components.add(value);
    }
  }

  /** Codes of one kind share an HI segment; an 837I has the principal one stand alone. */
  String kind(ClaimGuide guide) {
    if (guide == ClaimGuide.INSTITUTIONAL) {
      return qualifier;
    }
    return switch (qualifier) {
      case "ABK", "ABF", "BK", "BF" -> "diagnosis";
      case "BP", "BO" -> "anaesthesia";
      default -> qualifier;
    };
  }
}
