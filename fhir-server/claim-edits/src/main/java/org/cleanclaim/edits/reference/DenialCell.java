package org.cleanclaim.edits.reference;

import java.math.BigDecimal;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A group of like service lines, and how many of them a payer denied. One row of {@code
 * denial-rates}.
 *
 * @param group which lines
 * @param claims how many were adjudicated
 * @param denials how many of them were denied
 * @param reasons the denials by group code and CARC ("CO-197"); they add up to {@code denials}
 */
public record DenialCell(Group group, int claims, int denials, SortedMap<String, Reason> reasons) {

  public DenialCell {
    reasons = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(reasons));
  }

  /** What was denied, in US dollars of charge. */
  public BigDecimal dollars() {
    return reasons.values().stream().map(Reason::dollars).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /**
   * Denials for one reason.
   *
   * @param denials lines of which it took the most money
   * @param dollars their charges
   */
  public record Reason(int denials, BigDecimal dollars) {
    Reason and(Reason other) {
      return new Reason(denials + other.denials, dollars.add(other.dollars));
    }
  }

  /**
   * What the lines of a cell have in common.
   *
   * <p>Lines on which an edit had spoken and which went out as they were are counted under that
   * edit only, with the other particulars empty; so the rest is the history of lines on which
   * nothing was found.
   *
   * @param payer the payer policy's id, or a payer id where there is no policy
   * @param edit the edit that had spoken; empty for none
   * @param procedure HCPCS or CPT code
   * @param modifiers sorted, with blanks between them; empty for none
   * @param diagnosisGroup ICD-10-CM category of the first diagnosis pointed at; empty when none is
   * @param place place of service; empty when not known
   */
  public record Group(
      String payer,
      String edit,
      String procedure,
      String modifiers,
      String diagnosisGroup,
      String place)
      implements Comparable<Group> {

    private static final java.util.Comparator<Group> ORDER =
        java.util.Comparator.comparing(Group::payer)
            .thenComparing(Group::edit)
            .thenComparing(Group::procedure)
            .thenComparing(Group::modifiers)
            .thenComparing(Group::diagnosisGroup)
            .thenComparing(Group::place);

    /** Lines on which an edit had spoken. */
    public static Group ofEdit(String payer, String edit) {
      return new Group(payer, edit, "", "", "", "");
    }

    public boolean isOfEdit() {
      return !edit.isEmpty();
    }

    @Override
    public int compareTo(Group other) {
      return ORDER.compare(this, other);
    }
  }

  /** Cells of one group put together. */
  DenialCell and(DenialCell other) {
    TreeMap<String, Reason> all = new TreeMap<>(reasons);
    for (Map.Entry<String, Reason> one : other.reasons.entrySet()) {
      all.merge(one.getKey(), one.getValue(), Reason::and);
    }
    return new DenialCell(group, claims + other.claims, denials + other.denials, all);
  }
}
