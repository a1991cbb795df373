package org.cleanclaim.routes.x12.claim;

/**
 * One code of an HI segment.
 *
 * @param qualifier ABK principal, ABF further diagnosis, BP anaesthesia, BG condition ...
 * @param code without its dot
 */
public record Diagnosis(String qualifier, String code) {

  /** Codes of one kind share an HI segment. */
  String kind() {
    return switch (qualifier) {
      case "ABK", "ABF", "BK", "BF" -> "diagnosis";
      case "BP", "BO" -> "anaesthesia";
      default -> qualifier;
    };
  }
}
