package org.cleanclaim.routes.simulatedpayer;

/** Check digit of an NPI: Luhn over 80840 and the ten digits. */
final class NationalProviderId {
  private static final String PREFIX = "80840";

  private NationalProviderId() {}

  static boolean isValid(String npi) {
    if (npi == null || !npi.matches("[12]\\d{9}")) {
      return false;
    }
    var digits = PREFIX + npi;
    int sum = 0;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digits.charAt(digits.length() - 1 - i) - '0';
      int weighed = i % 2 == 0 ? digit : digit * 2;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum % 10 == 0;
  }
}
