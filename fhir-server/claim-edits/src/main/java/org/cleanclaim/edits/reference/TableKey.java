package org.cleanclaim.edits.reference;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The name of a published table, whatever its edition. There is one of each; compare by identity.
 */
public final class TableKey<T> {
  private static final AtomicInteger COUNT = new AtomicInteger();

  public static final TableKey<PtpTable> PTP_PRACTITIONER =
      new TableKey<>("ncci-ptp-practitioner", "NCCI PTP practitioner", "ncci-ptp", PtpTable.class);
  public static final TableKey<PtpTable> PTP_OUTPATIENT =
      new TableKey<>(
          "ncci-ptp-outpatient", "NCCI PTP outpatient hospital", "ncci-ptp", PtpTable.class);
  public static final TableKey<MueTable> MUE_PRACTITIONER =
      new TableKey<>("mue-practitioner", "MUE practitioner", "mue-units", MueTable.class);
  public static final TableKey<MueTable> MUE_OUTPATIENT =
      new TableKey<>("mue-outpatient", "MUE outpatient hospital", "mue-units", MueTable.class);
  public static final TableKey<MueTable> MUE_DME =
      new TableKey<>("mue-dme", "MUE DME supplier", "mue-units", MueTable.class);
  public static final TableKey<FeeSchedule> FEE_SCHEDULE =
      new TableKey<>("mpfs", "Physician fee schedule", "", FeeSchedule.class);
  public static final TableKey<AddOnTable> ADD_ON =
      new TableKey<>("aoc", "NCCI add-on codes", "add-on-without-primary", AddOnTable.class);
  public static final TableKey<DiagnosisTable> DIAGNOSES =
      new TableKey<>("icd-10-cm", "ICD-10-CM", "diagnosis-invalid-on-date", DiagnosisTable.class);
  public static final TableKey<HcpcsTable> HCPCS =
      new TableKey<>("hcpcs", "HCPCS level II", "procedure-invalid-on-date", HcpcsTable.class);
  public static final TableKey<CodeLists> CODE_LISTS =
      new TableKey<>("code-lists", "Code lists", "", CodeLists.class);
  public static final TableKey<Demographics> DEMOGRAPHICS =
      new TableKey<>("demographics", "Sex and age limits", "", Demographics.class);
  public static final TableKey<Excludes1> EXCLUDES1 =
      new TableKey<>("excludes1", "Excludes1 notes", "diagnosis-excludes1", Excludes1.class);
  public static final TableKey<CoverageArticles> COVERAGE_ARTICLES =
      new TableKey<>(
          "coverage-articles", "Coverage articles", "medical-necessity", CoverageArticles.class);
  public static final TableKey<CodeSet> PLACES =
      new TableKey<>("place-of-service", "Places of service", "", CodeSet.class);
  public static final TableKey<CodeSet> CARC =
      new TableKey<>("carc", "Claim adjustment reason codes", "", CodeSet.class);
  public static final TableKey<CodeSet> RARC =
      new TableKey<>("rarc", "Remittance advice remark codes", "", CodeSet.class);
  public static final TableKey<DenialRates> DENIAL_RATES =
      new TableKey<>("denial-rates", "Denial rates", "denial-history", DenialRates.class);

  private final String id;
  private final String label;
  private final String edit;
  private final Class<T> type;
  private final int ordinal = COUNT.getAndIncrement();

  private TableKey(String id, String label, String edit, Class<T> type) {
    this.id = id;
    this.label = label;
    this.edit = edit;
    this.type = type;
  }

  /** Short name: ncci-ptp-practitioner. */
  public String id() {
    return id;
  }

  /** As people say it: NCCI PTP practitioner. */
  public String label() {
    return label;
  }

  /** The edit that only looks this table up, and tells first when it is missing; empty for none. */
  public String edit() {
    return edit;
  }

  /** What its editions hold. */
  public Class<T> type() {
    return type;
  }

  /** Its place in an array by table. */
  int ordinal() {
    return ordinal;
  }

  static int count() {
    return COUNT.get();
  }

  @Override
  public String toString() {
    return id;
  }
}
