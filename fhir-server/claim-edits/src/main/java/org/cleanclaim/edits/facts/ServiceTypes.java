package org.cleanclaim.edits.facts;

import java.util.Map;

/**
 * Which procedures an X12 service type (EB03) is about, where the code set leaves no doubt. A type
 * that is not here is about no procedure we could name.
 */
final class ServiceTypes {
  private static final String URGENT_CARE = "UC";
  private static final String URGENT_CARE_PLACE = "20";

  private static final Map<String, ProcedureSet> PROCEDURES =
      Map.ofEntries(
          Map.entry("2", ProcedureSet.of("10004-36399 36420-69990")),
          Map.entry("4", ProcedureSet.of("70010-76499 78012-78999")),
          Map.entry("5", ProcedureSet.of("80047-89398 0001U-0999U")),
          Map.entry("6", ProcedureSet.of("77261-77799")),
          Map.entry("7", ProcedureSet.of("00100-01999")),
          Map.entry("33", ProcedureSet.of("98940-98943")),
          Map.entry("68", ProcedureSet.of("99381-99384 99391-99394")),
          Map.entry("80", ProcedureSet.of("90460-90474 90476-90756 G0008-G0010")),
          Map.entry("81", ProcedureSet.of("99381-99397 G0438 G0439")),
          Map.entry("86", ProcedureSet.of("99281-99285")),
          Map.entry("98", ProcedureSet.of("99202-99215")),
          Map.entry("AD", ProcedureSet.of("97165-97168")),
          Map.entry("AF", ProcedureSet.of("92507-92526")),
          Map.entry("AL", ProcedureSet.of("92002-92014")),
          Map.entry("MH", ProcedureSet.of("90785-90899")),
          Map.entry("PT", ProcedureSet.of("97010-97164 97530-97546")));

  private ServiceTypes() {}

  static boolean holds(String serviceType, Line line) {
    if (URGENT_CARE.equals(serviceType)) {
      return URGENT_CARE_PLACE.equals(line.place());
    }
    ProcedureSet procedures = serviceType == null ? null : PROCEDURES.get(serviceType);
    return procedures != null && procedures.contains(line.codeId());
  }
}
