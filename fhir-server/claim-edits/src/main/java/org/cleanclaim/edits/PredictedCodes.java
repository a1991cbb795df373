package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.CodeSet;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/** The denial codes that edits and payers' own rules predict, held against X12's lists. */
public final class PredictedCodes {

  private PredictedCodes() {}

  /**
   * What predicts a code that is not in force on a day, as {@code edit: code}; empty where all are,
   * or where no list is loaded.
   */
  public static List<String> notInForce(
      ReferenceLibrary library, PayerPolicies policies, LocalDate day) {
    Loaded<CodeSet> reasons = library.find(TableKey.CARC, day);
    Loaded<CodeSet> remarks = library.find(TableKey.RARC, day);
    Stream<Predicted> edits =
        InstalledEdits.all().stream()
            .map(InstalledEdits::info)
            .flatMap(
                info ->
                    Stream.of(
                        new Predicted(info.id(), info.denial()),
                        new Predicted(info.id(), info.remark())));
    Stream<Predicted> rules =
        policies.all().stream()
            .flatMap(
                policy ->
                    policy.rules().stream()
                        .map(
                            rule -> new Predicted(policy.id() + " " + rule.edit(), rule.denial())));
    return Stream.concat(edits, rules)
        .filter(
            one -> isRetired(one.reason(), reasons, day) || isRetired(one.remark(), remarks, day))
        .map(one -> one.by + ": " + one.code)
        .sorted()
        .toList();
  }

  private static boolean isRetired(String code, Loaded<CodeSet> list, LocalDate day) {
    return code != null && list != null && !list.table().contains(code, day);
  }

  /** A code as an edit names it: group code and CARC ("CO-236"), or a RARC alone. */
  private record Predicted(String by, String code) {

    /** The CARC; null when it is none. */
    String reason() {
      return code != null && code.matches("(CO|PR|OA|PI)-.+")
          ? code.substring(code.indexOf('-') + 1)
          : null;
    }

    String remark() {
      return code != null && code.matches("(M|MA|N)\\d+") ? code : null;
    }
  }
}
