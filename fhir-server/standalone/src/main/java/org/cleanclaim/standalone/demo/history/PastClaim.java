package org.cleanclaim.standalone.demo.history;

import java.time.LocalDate;

/**
 * What became of one claim of the past.
 *
 * @param number its place, 0 the newest
 * @param patient place of the patient in {@link Practice}; so payer and provider
 * @param decided the day the payer decided; null where it has not yet
 * @param before what happened to it before it was decided
 * @param denial why it was denied; null where it was not
 * @param end what became of the denial; null where it was not denied
 * @param worked the day it was appealed, sent again or closed; null while nobody did
 * @param ended the day that was answered; null before
 */
record PastClaim(
    int number,
    int patient,
    int payer,
    int provider,
    Service service,
    LocalDate visit,
    LocalDate made,
    LocalDate decided,
    Before before,
    Denial denial,
    End end,
    LocalDate worked,
    LocalDate ended) {

  String id() {
    return "history-%05d".formatted(number);
  }

  /** What happened before the decision. */
  enum Before {
    NOTHING,
    /** Held by an edit, mended, sent. */
    HELD,
    /** Held by an edit and sent as it was. */
    SENT_AS_WARNED,
    /** Rejected before the payer took it, sent again. */
    REJECTED
  }

  /** What became of a denial. */
  enum End {
    SENT_AGAIN,
    APPEALED_AND_WON,
    APPEALED_AND_LOST,
    WRITTEN_OFF,
    PATIENT_BILLED,
    LEFT
  }

  /** What was done, and for which diagnosis. */
  enum Service {
    VISIT("99213", 140, null, 0, "I10"),
    LONG_VISIT("99214", 205, null, 0, "E11.9"),
    SPIROMETRY("94010", 58, null, 0, "J45.909"),
    CHEST_XRAY("71046", 118, null, 0, "J06.9"),
    ECG("93000", 68, null, 0, "I10"),
    VISIT_AND_INJECTION("99213", 140, "20610", 165, "M17.11");

    final String first;
    final int firstCharge;
    final String second;
    final int secondCharge;
    final String diagnosis;

    Service(String first, int firstCharge, String second, int secondCharge, String diagnosis) {
      this.first = first;
      this.firstCharge = firstCharge;
      this.second = second;
      this.secondCharge = secondCharge;
      this.diagnosis = diagnosis;
    }
  }

  /** Why payers deny, and how often of a hundred. */
  enum Denial {
    COVERAGE_ENDED("CO", "27", 13),
    NOT_FOUND("CO", "31", 9),
    NO_AUTHORIZATION("CO", "197", 14),
    OTHER_PAYER("CO", "22", 6),
    LACKS_INFORMATION("CO", "16", 13),
    WRONG_MODIFIER("CO", "4", 5),
    BUNDLED("CO", "97", 12),
    DUPLICATE("CO", "18", 7),
    NOT_NECESSARY("CO", "50", 9),
    RECORDS_WANTED("CO", "252", 5),
    TOO_LATE("CO", "29", 3),
    NO_BENEFIT("PR", "204", 4);

    final String group;
    final String carc;
    final int often;

    Denial(String group, String carc, int often) {
      this.group = group;
      this.carc = carc;
      this.often = often;
    }
  }
}
