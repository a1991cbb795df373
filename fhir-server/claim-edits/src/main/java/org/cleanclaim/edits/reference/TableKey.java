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
}
