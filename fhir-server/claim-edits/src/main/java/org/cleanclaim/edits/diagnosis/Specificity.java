package org.cleanclaim.edits.diagnosis;

import org.cleanclaim.edits.reference.DiagnosisTable;

/** Whether a code stops before it says enough: a header, a missing X or a missing 7th character. */
final class Specificity {
  private static final int FULL_LENGTH = 7;
  private static final int SHORTEST_CODE = 3;

  private Specificity() {}

  static boolean isIncomplete(String code, DiagnosisTable table) {
    int flags = table.flags(code);
    if (flags != DiagnosisTable.UNKNOWN) {
      return !DiagnosisTable.isBillable(flags);
    }
    return code.length() >= SHORTEST_CODE
        && (!table.billableUnder(code, 1).isEmpty() || withPlaceholder(code, table) != null);
  }

  /** T814A is meant as T814XXA; null when no placeholder makes a code of it. */
  static String withPlaceholder(String code, DiagnosisTable table) {
    if (code.length() <= SHORTEST_CODE || code.length() >= FULL_LENGTH) {
      return null;
    }
    String filled =
        code.substring(0, code.length() - 1)
            + "X".repeat(FULL_LENGTH - code.length())
            + code.substring(code.length() - 1);
    return DiagnosisTable.isBillable(table.flags(filled)) ? filled : null;
  }
}
