package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.CodeLists;
import org.cleanclaim.edits.reference.Loaded;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/**
 * What an edit may know beyond the claim: the day, the payer's policy, the reference editions.
 *
 * <p>One per scrub. It remembers which editions were read, so that each alert can name them.
 */
public final class EditContext {
  private static final Loaded<?>[] NOTHING = {};
  private static final int FEW = 12;
  private final LocalDate today;
  private final PayerPolicies policies;
  private final PayerPolicy policy;
  private final ReferenceLibrary library;
  private String edit = "";
  private Loaded<?>[] read = NOTHING;
  private int readCount;
  private int readByEdit;

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
      verdicts.lacks(key, serviceDay);
    }
    return found;
  }

  /**
   * The code lists as in force on a day of service; null when none is loaded for that day, or when
   * they lack the list asked for, which is then reported as not checked.
   */
  public CodeLists list(String list, LocalDate serviceDay, Verdicts verdicts) {
    CodeLists lists = table(TableKey.CODE_LISTS, serviceDay, verdicts);
    if (lists != null && !lists.knows(list)) {
      verdicts.notChecked(0, TableKey.CODE_LISTS.label() + ": no list '" + list + "' in them");
      return null;
    }
    return lists;
  }

  /** A table as in force on a day of service; null when no edition is loaded for that day. */
  public <T> T tableIfLoaded(TableKey<T> key, LocalDate serviceDay) {
    Loaded<T> found = library.find(key, serviceDay);
    if (found == null) {
      return null;
    }
    note(found);
    return found.table();
  }

  /** What the edit under way reads goes behind {@code readByEdit}, what others read before it. */
  private void note(Loaded<?> table) {
    for (int i = readCount - 1; i >= 0; i--) {
      if (read[i] == table) {
        if (i < readByEdit) {
          read[i] = read[--readByEdit];
          read[readByEdit] = table;
        }
        return;
      }
    }
    if (readCount == read.length) {
      read = Arrays.copyOf(read, Math.max(FEW, readCount * 2));
    }
    read[readCount++] = table;
  }

  void nextEdit(String next) {
    edit = next;
    readByEdit = readCount;
  }

  List<String> editionsOfEdit() {
    return names(readByEdit);
  }

  List<String> editions() {
    return readCount == 0 ? List.of() : names(0);
  }

  private List<String> names(int from) {
    String[] names = new String[readCount - from];
    for (int i = from; i < readCount; i++) {
      names[i - from] = read[i].edition().name();
    }
    Arrays.sort(names);
    return List.of(names);
  }
}
