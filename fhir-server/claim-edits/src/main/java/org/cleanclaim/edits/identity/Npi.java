package org.cleanclaim.edits.identity;

/** The national provider identifier: ten digits that check by Luhn with 80840 before them. */
final class Npi {
  /** What the digits of the prefix 80840 add to the sum. */
  private static final int PREFIX = 24;

  private Npi() {}

  static boolean isValid(String npi) {
    if (!npi.matches("[12]\\d{9}")) {
      return false;
    }
    int sum = PREFIX;
    for (int i = 0; i < 10; i++) {
      int digit = npi.charAt(i) - '0';
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
