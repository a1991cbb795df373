package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.Edition;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/**
 * What an edit may know beyond the claim: the day, the payer's policy, the reference editions.
 *
 * <p>One per scrub. It remembers which editions were read, so that each alert can name them.
 */
public final class EditContext {
  private final LocalDate today;
  private final PayerPolicies policies;
  private final PayerPolicy policy;
  private final ReferenceLibrary library;
  private String edit = "";
  private final List<Edition> readByEdit = new ArrayList<>(4);
  private final List<Edition> read = new ArrayList<>(4);

  EditContext(
      LocalDate today, PayerPolicies policies, PayerPolicy policy, ReferenceLibrary library) {
    this.today = today;
    this.policies = policies;
    this.policy = policy;
    this.library = library;
  }

  /** The day at which the claim is judged. */
  public LocalDate today() {
    return today;
  }

  /** The policy of the payer billed; the default one for a payer without. */
  public PayerPolicy policy() {
    return policy;
  }

  /**
   * Whether a rule that is Medicare's own applies: to Medicare, and to a payer whose policy names
   * the edit being run.
   */
  public boolean followsMedicare() {
    return policy.isMedicare() || policy.severity(edit) != null;
  }

  /**
   * Whether a federal programme's rule applies: Medicare of either kind, Medicaid, or by policy.
   */
  public boolean followsFederalRules() {
    return followsMedicare()
        || policy.kind() == PayerKind.MEDICARE_ADVANTAGE
        || policy.kind() == PayerKind.MEDICAID;
  }

  /** The policy of the payer of another coverage. */
  public PayerPolicy policyOf(Coverage coverage) {
    return policies.find(coverage.payerIds());
  }

  /**
   * A table as in force on a day of service; null when no edition is loaded for that day, which is
   * then reported as not checked.
   */
  public <T> T table(TableKey<T> key, LocalDate serviceDay, Verdicts verdicts) {
    T found = tableIfLoaded(key, serviceDay);
    if (found == null) {
      verdicts.notChecked(0, key.label() + ": no edition loaded for " + serviceDay);
    }
    return found;
  }

  /** A table as in force on a day of service; null when no edition is loaded for that day. */
  public <T> T tableIfLoaded(TableKey<T> key, LocalDate serviceDay) {
    Loaded<T> found = library.find(key, serviceDay);
    if (found == null) {
      return null;
    }
    note(found.edition());
    return found.table();
  }

  private void note(Edition edition) {
    if (!readByEdit.contains(edition)) {
      readByEdit.add(edition);
    }
    if (!read.contains(edition)) {
      read.add(edition);
    }
  }

  void nextEdit(String edit) {
    this.edit = edit;
    readByEdit.clear();
  }

  List<String> editionsOfEdit() {
    return readByEdit.stream().map(Edition::name).sorted().toList();
  }

  List<String> editions() {
    return read.stream().map(Edition::name).sorted().toList();
  }
}
