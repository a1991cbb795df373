package org.cleanclaim.edits.benchmark;

import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.facts.ClaimFacts;

/** One way of judging a claim by the same ten ordinary edits. */
interface TenEdits {

  Set<String> IDS =
      Set.of(
          "charge-balance",
          "coverage-inactive",
          "coverage-missing",
          "date-order",
          "diagnosis-pointer",
          "duplicate-exact",
          "mue-units",
          "ncci-ptp",
          "npi-invalid",
          "patient-dates");

  /** What was found, as {@code edit@line}, in any order. */
  List<String> judge(ClaimFacts claim);

  /** Judges and forgets; what a way costs is measured by this. */
  int count(ClaimFacts claim);
}
