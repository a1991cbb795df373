package org.cleanclaim.routes.x12;

/**
 * Header of one transaction set: what it is, and inside which interchange and group it came.
 *
 * @param type ST01, such as 271
 * @param controlNumber ST02
 * @param guide ST03, or GS08 where ST03 is left out, such as 005010X279A1
 * @param groupNumber GS06
 */
public record TransactionSet(
    String type, String controlNumber, String guide, String groupNumber, Interchange interchange) {

  /** True for this transaction set of this guide; addenda (the A1 of X279A1) do not matter. */
  public boolean is(String wantedType, String wantedGuide) {
    return type.equals(wantedType) && guide.startsWith(wantedGuide);
  }
}
