package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.CodeLists;
import org.cleanclaim.edits.reference.EditionsRead;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.TableKey;

/**
 * What an edit may know beyond the claim: the day, the payer's policy, the reference editions.
 *
 * <p>It remembers which editions were read, so that each alert can name them. An edit keeps neither
 * it nor anything it got from it: the next claim is judged with the same one.
 */
public final class EditContext {
  private final EditionsRead editions = new EditionsRead();
  private LocalDate today;
  private PayerPolicies policies;
  private PayerPolicy policy;
  private boolean named;

  /** Made by the first claim that needs it, and used again by the next. */
  private final List<Shared> shared = new ArrayList<>(2);

  EditContext() {}

  /** What several edits ask of one claim and its tables, worked out by the first that asks. */
  public interface Shared {
    /** Forgets the claim. */
    void forget();
  }

  void begin(LocalDate day, PayerPolicies known, PayerPolicy ofThePayer, ReferenceLibrary library) {
    today = day;
    policies = known;
    policy = ofThePayer;
    editions.begin(library);
  }

  void end() {
    policies = null;
    policy = null;
    editions.end();
    for (int i = 0; i < shared.size(); i++) {
      shared.get(i).forget();
    }
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
    return policy.isMedicare() || named;
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
    return editions.find(key, serviceDay);
  }

  /** The one of its kind for the claim being judged. */
  public <T extends Shared> T shared(Class<T> kind, Supplier<T> maker) {
    for (int i = 0; i < shared.size(); i++) {
      if (kind.isInstance(shared.get(i))) {
        return kind.cast(shared.get(i));
      }
    }
    T made = maker.get();
    shared.add(made);
    return made;
  }

  void nextEdit(boolean namedByPolicy) {
    named = namedByPolicy;
    editions.nextReader();
  }

  List<String> editionsOfEdit() {
    return editions.namesOfReader();
  }

  List<String> editions() {
    return editions.names();
  }
}
