package org.cleanclaim.edits;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.Edition;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.edits.reference.ReferenceTable;

/**
 * What an edit may know beyond the claim: the day, the payer's policy, the reference editions.
 *
 * <p>One per scrub. It remembers which editions were read, so that each alert can name them.
 */
public final class EditContext {
  private final LocalDate today;
  private final PayerPolicy policy;
  private final ReferenceLibrary library;
  private final List<Edition> readByEdit = new ArrayList<>(4);
  private final List<Edition> read = new ArrayList<>(4);

  EditContext(LocalDate today, PayerPolicy policy, ReferenceLibrary library) {
    this.today = today;
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
   * The edition of a table in force on a day of service; null when none is loaded, which an edit
   * reports as not checked.
   */
  public <T extends ReferenceTable> T table(Class<T> table, LocalDate serviceDay) {
    T found = library.find(table, serviceDay);
    if (found != null) {
      note(found.edition());
    }
    return found;
  }

  private void note(Edition edition) {
    if (!readByEdit.contains(edition)) {
      readByEdit.add(edition);
    }
    if (!read.contains(edition)) {
      read.add(edition);
    }
  }

  void nextEdit() {
    readByEdit.clear();
  }

  List<String> editionsOfEdit() {
    return readByEdit.stream().map(Edition::name).sorted().toList();
  }

  List<String> editions() {
    return read.stream().map(Edition::name).sorted().toList();
  }
}
