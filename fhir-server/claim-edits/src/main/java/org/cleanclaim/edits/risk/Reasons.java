package org.cleanclaim.edits.risk;

import java.util.Set;

/** Claim adjustment reason codes by how far they reach. */
final class Reasons {
  /** Nobody is insured, somebody else pays, it came too late, or the provider may not bill. */
  private static final Set<String> OF_WHOLE_CLAIM =
      Set.of(
          ("26 27 31 32 33 34 140 177 200 22 24 109 19 20 21 129 136 276 29"
                  + " B7 B23 170 171 172 183 184 185 206 207 208 242 299 277CA")
              .split(" "));

  private Reasons() {}

  /** "197" of "CO-197": one cause, whoever is told to bear it. */
  static String carc(String denial) {
    return denial.substring(denial.indexOf('-') + 1);
  }

  /** Whether the reason denies all lines of a claim together rather than each for itself. */
  static boolean reachWholeClaim(String carc) {
    return OF_WHOLE_CLAIM.contains(carc);
  }
}
