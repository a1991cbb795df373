package org.cleanclaim.routes.x12.claim;

/**
 * Announcement of a document: PWK.
 *
 * @param type PWK01: OZ support data, M1 medical record, OB operative note ...
 * @param transmission PWK02: EL, FX, BM, AA
 * @param controlNumber PWK06, repeated by the 275 or fax; null when none
 */
public record Attachment(String type, String transmission, String controlNumber) {}
