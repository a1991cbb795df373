package org.cleanclaim.edits.identity;

/** The national provider identifier: ten digits that check by Luhn with 80840 before them. */
final class Npi {
  /** What the digits of the prefix 80840 add to the sum. */
  private static final int PREFIX = 24;

  private static final int LENGTH = 10;

  private Npi() {}

  static boolean isValid(String npi) {
    if (npi.length() != LENGTH || (npi.charAt(0) != '1' && npi.charAt(0) != '2')) {
      return false;
    }
    int sum = PREFIX;
    for (int i = 0; i < LENGTH; i++) {
      int digit = npi.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return false;
      }
      int doubled = i % 2 == 0 ? digit * 2 : digit;
      sum += doubled > 9 ? doubled - 9 : doubled;
    }
    return sum % 10 == 0;
  }
}
