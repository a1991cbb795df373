package org.cleanclaim.edits.facts;

/** Families of procedure codes, told by number alone. */
public final class Procedures {
  private static final ProcedureSet EVALUATION =
      ProcedureSet.of("99202-99499 92002-92014 G0380-G0384 G0402 G0438 G0439 G0463");

  /** Visits and operations, and talking therapy; not what is done by telephone, letter or nurse. */
  private static final ProcedureSet SEEN =
      ProcedureSet.of(
          "10004-36399 36420-69990 90785-90853 92002-92014 98925-98943 99202-99357 99381-99412"
              + " 99460-99480 99483 99495-99499 G0402 G0438 G0439");

  private static final ProcedureSet PER_DAY_CARE =
      ProcedureSet.of("99221-99239 99304-99318 99460-99480 99291 99292");
  private static final ProcedureSet DRUG_ADMINISTRATION = ProcedureSet.of("96360-96377");
  private static final ProcedureSet DRUG =
      ProcedureSet.of("J* C9* A95* A96* A97* Q01* Q20* Q30* Q41* Q51*");

  private static final ProcedureSet OFFICE_VISIT = ProcedureSet.of("99202-99215");

  private static final ProcedureSet NEW_PATIENT =
      ProcedureSet.of("99202-99205 99381-99387 92002 92004");
  private static final ProcedureSet SURGERY = ProcedureSet.of("10004-69990");
  private static final ProcedureSet LABORATORY = ProcedureSet.of("80047-89398 0001U-0999U");
  private static final ProcedureSet LEVEL_TWO_TEST =
      ProcedureSet.of(
          "G0027 G0103 G0123-G0124 G0141-G0148 G0306-G0307 G0327-G0328 G0416 G0432-G0435"
              + " G0472-G0499 G0659 P2028-P9615 Q0111-Q0115");
  private static final ProcedureSet IMAGING = ProcedureSet.of("70010-79999");
  private static final ProcedureSet ANESTHESIA = ProcedureSet.of("00100-01999");
  private static final ProcedureSet UNLISTED =
      ProcedureSet.of(
          "01999 15999 17999 19499 20999 21089 21299 21499 21899 22899 22999 23929 24999 25999"
              + " 26989 27299 27599 27899 28899 29799 29999 30999 31299 31599 31899 32999 33999"
              + " 36299 37501 37799 38129 38589 38999 39499 39599 40799 40899 41599 41899 42299"
              + " 42699 42999 43289 43499 43659 43999 44238 44799 44899 44979 45399 45499 45999"
              + " 46999 47379 47399 47579 47999 48999 49329 49659 49999 50549 50949 51999 53899"
              + " 54699 55559 55899 58578 58579 58679 58999 59897-59899 60659 60699 64999 66999"
              + " 67299 67399 67599 67999 68399 68899 69399 69799 69949 69979 76496-76499 76999"
              + " 77299 77399 77499 77799 78099 78199 78299 78399 78499 78599 78699 78799 78999"
              + " 79999 80299 81099 81479 81599 84999 85999 86486 86849 86999 87999 88099 88199"
              + " 88299 88399 88749 89240 89398 90399 90749 90899 90999 91299 92499 92700 93799"
              + " 93998 94799 95199 95999 96379 96549 96999 97039 97139 97799 99199 99429 99499"
              + " 99600 A9999 E1399 J3490 J3590 J7999 J8499 J8999 J9999 L0999 L3999 L5999");

  private Procedures() {}

  /** A visit that only a new patient can have. */
  public static boolean isNewPatientVisit(int code) {
    return NEW_PATIENT.contains(code);
  }

  public static boolean isSurgery(int code) {
    return SURGERY.contains(code);
  }

  public static boolean isLaboratory(int code) {
    return LABORATORY.contains(code);
  }

  /** A test, also under a level II code, that may need a certificate of the laboratory. */
  public static boolean mayNeedCertificate(int code) {
    return LABORATORY.contains(code) || LEVEL_TWO_TEST.contains(code);
  }

  public static boolean isImaging(int code) {
    return IMAGING.contains(code);
  }

  public static boolean isAnesthesia(int code) {
    return ANESTHESIA.contains(code);
  }

  /** A code that says nothing by itself: unlisted, or not otherwise classified. */
  public static boolean isUnlisted(int code) {
    return UNLISTED.contains(code);
  }

  /** A visit to the office, new or established. */
  public static boolean isOfficeVisit(int code) {
    return OFFICE_VISIT.contains(code);
  }

  /** A service at which the physician had the patient before him. */
  public static boolean isFaceToFace(int code) {
    return SEEN.contains(code);
  }

  /** Evaluation and management, with the ophthalmological visits that are judged alike. */
  public static boolean isEvaluation(int code) {
    return EVALUATION.contains(code);
  }

  /** Care that is billed once for every day of a stay. */
  public static boolean isPerDayCare(int code) {
    return PER_DAY_CARE.contains(code);
  }

  /** Injections and infusions of drugs that a nurse visit is part of. */
  public static boolean isDrugAdministration(int code) {
    return DRUG_ADMINISTRATION.contains(code);
  }

  /** Drugs, billed by units of their strength. */
  public static boolean isDrug(int code) {
    return DRUG.contains(code);
  }
}
