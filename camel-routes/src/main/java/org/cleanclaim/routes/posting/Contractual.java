package org.cleanclaim.routes.posting;

import java.util.Set;

/** CARCs by which money is taken as agreed: what the patient owes, the contract, another payer. */
final class Contractual {
  private static final String PATIENT = "PR";
  private static final Set<String> SHARE =
      Set.of("1", "2", "3", "66", "122", "142", "241", "247", "248");
  private static final Set<String> AGREED =
      Set.of(
          "45", "A2", "209", "44", "59", "90", "91", "94", "100", "101", "102", "104", "105", "121",
          "131", "137", "139", "144", "161", "169", "187", "223", "225", "237", "253", "23", "133",
          "85");

  private Contractual() {}

  /**
   * True when taking money so is no denial.
   *
   * @param group CAS01
   * @param reason the CARC, null when none is said
   */
  static boolean is(String group, String reason) {
    return reason == null
        || AGREED.contains(reason)
        || PATIENT.equals(group) && SHARE.contains(reason);
  }
}
