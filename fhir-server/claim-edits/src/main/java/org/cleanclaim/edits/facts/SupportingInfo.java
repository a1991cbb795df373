package org.cleanclaim.edits.facts;

import java.time.LocalDate;
import java.util.Set;

/**
 * Something the claim adds to its lines: attachment, drug code, emergency, note, a date.
 *
 * @param sequence what a line's informationSequence names
 * @param category {@code attachment drug-code emergency note onset} or another date's name
 * @param code the coded value (an NDC for drug-code); null when none
 * @param text the note; null when none
 * @param flag the yes or no; null when none
 * @param date the date; null when none
 * @param document the attached document; null when nothing is attached
 */
public record SupportingInfo(
    int sequence,
    String category,
    String code,
    String text,
    Boolean flag,
    LocalDate date,
    Document document) {

  public static final String ATTACHMENT = "attachment";
  public static final String DRUG_CODE = "drug-code";
  public static final String EMERGENCY = "emergency";
  public static final String NOTE = "note";
  public static final String ONSET = "onset";

  /**
   * A document that goes with the claim (837 PWK).
   *
   * @param kinds what it is: report types (PWK01, {@code OB}) and LOINC codes; empty when not known
   * @param signed whether it is final and signed; null when not known
   * @param there false when it is announced only; null when not known
   */
  public record Document(Set<String> kinds, Boolean signed, Boolean there) {

    public Document {
      kinds = Set.copyOf(kinds);
    }
  }
}
