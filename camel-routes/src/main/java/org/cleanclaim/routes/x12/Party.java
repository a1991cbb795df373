package org.cleanclaim.routes.x12;

/**
 * Somebody named in an NM1 segment. Absent elements are null.
 *
 * @param entity NM101, such as PR payer, 1P provider, IL insured, PRP primary payer
 * @param person NM102 is 1 rather than 2
 * @param name NM103, an organization's name or a last name
 * @param first NM104
 * @param middle NM105
 * @param suffix NM107
 * @param idQualifier NM108, such as PI payer id, XX NPI, MI member id
 * @param id NM109
 */
public record Party(
    String entity,
    boolean person,
    String name,
    String first,
    String middle,
    String suffix,
    String idQualifier,
    String id) {

  public static Party organization(String entity, String name, String idQualifier, String id) {
    return new Party(entity, false, name, null, null, null, idQualifier, id);
  }

  public static Party person(
      String entity, String last, String first, String idQualifier, String id) {
    return new Party(entity, true, last, first, null, null, idQualifier, id);
  }

  /** The same one in another role. */
  public Party as(String role) {
    return new Party(role, person, name, first, middle, suffix, idQualifier, id);
  }

  /** Reads an NM1 segment. */
  public static Party read(Segment nm1) {
    return new Party(
        nm1.element(1),
        "1".equals(nm1.element(2)),
        nm1.element(3),
        nm1.element(4),
        nm1.element(5),
        nm1.element(7),
        nm1.element(8),
        nm1.element(9));
  }

  /** Writes an NM1 segment. */
  public void write(SegmentWriter out) {
    out.segment("NM1").add(entity).add(person ? "1" : "2").add(name);
    out.add(first).add(middle).skip(1).add(suffix).add(idQualifier).add(id).end();
  }
}
