package org.cleanclaim.edits.reference;

/**
 * The name of a published table, whatever its edition.
 *
 * @param id short name: ncci-ptp-practitioner
 * @param label as people say it: NCCI PTP practitioner
 * @param type what its editions hold
 */
public record TableKey<T>(String id, String label, Class<T> type) {

  public static final TableKey<PtpTable> PTP_PRACTITIONER =
      new TableKey<>("ncci-ptp-practitioner", "NCCI PTP practitioner", PtpTable.class);
  public static final TableKey<PtpTable> PTP_OUTPATIENT =
      new TableKey<>("ncci-ptp-outpatient", "NCCI PTP outpatient hospital", PtpTable.class);
  public static final TableKey<MueTable> MUE_PRACTITIONER =
      new TableKey<>("mue-practitioner", "MUE practitioner", MueTable.class);
  public static final TableKey<MueTable> MUE_OUTPATIENT =
      new TableKey<>("mue-outpatient", "MUE outpatient hospital", MueTable.class);
  public static final TableKey<MueTable> MUE_DME =
      new TableKey<>("mue-dme", "MUE DME supplier", MueTable.class);
  public static final TableKey<FeeSchedule> FEE_SCHEDULE =
      new TableKey<>("mpfs", "Physician fee schedule", FeeSchedule.class);
  public static final TableKey<AddOnTable> ADD_ON =
      new TableKey<>("aoc", "NCCI add-on codes", AddOnTable.class);
  public static final TableKey<DiagnosisTable> DIAGNOSES =
      new TableKey<>("icd-10-cm", "ICD-10-CM", DiagnosisTable.class);
  public static final TableKey<HcpcsTable> HCPCS =
      new TableKey<>("hcpcs", "HCPCS level II", HcpcsTable.class);
  public static final TableKey<CodeLists> CODE_LISTS =
      new TableKey<>("code-lists", "Code lists", CodeLists.class);
  public static final TableKey<Demographics> DEMOGRAPHICS =
      new TableKey<>("demographics", "Sex and age limits", Demographics.class);
  public static final TableKey<Excludes1> EXCLUDES1 =
      new TableKey<>("excludes1", "Excludes1 notes", Excludes1.class);
  public static final TableKey<CoverageArticles> COVERAGE_ARTICLES =
      new TableKey<>("coverage-articles", "Coverage articles", CoverageArticles.class);
}
