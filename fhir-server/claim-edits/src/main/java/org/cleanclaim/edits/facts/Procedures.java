package org.cleanclaim.edits.facts;

/** Families of procedure codes, told by number alone. */
public final class Procedures {
  private static final ProcedureSet EVALUATION =
      ProcedureSet.of("99202-99499 92002-92014 G0402 G0438 G0439");
  private static final ProcedureSet PER_DAY_CARE =
      ProcedureSet.of("99221-99239 99304-99318 99460-99480 99291 99292");
  private static final ProcedureSet DRUG_ADMINISTRATION = ProcedureSet.of("96360-96377");
  private static final ProcedureSet DRUG = ProcedureSet.of("J* Q0138-Q0139 Q20* Q51*");

  private static final ProcedureSet OFFICE_VISIT = ProcedureSet.of("99202-99215");

  private Procedures() {}

  /** A visit to the office, new or established. */
  public static boolean isOfficeVisit(int code) {
    return OFFICE_VISIT.contains(code);
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
