package org.cleanclaim.routes.x12;

import io.xlate.edi.stream.EDIStreamValidationError;

/** Codes of the 999 (IK304 for segments, IK403 for elements) for what StAEDI finds. */
final class FaultCodes {
  private FaultCodes() {}

  static String of(EDIStreamValidationError error) {
    return switch (error) {
      case UNRECOGNIZED_SEGMENT_ID -> "1";
      case UNEXPECTED_SEGMENT -> "2";
      case MANDATORY_SEGMENT_MISSING -> "3";
      case LOOP_OCCURS_OVER_MAXIMUM_TIMES -> "4";
      case SEGMENT_EXCEEDS_MAXIMUM_USE -> "5";
      case SEGMENT_NOT_IN_DEFINED_TRANSACTION_SET -> "6";
      case SEGMENT_NOT_IN_PROPER_SEQUENCE -> "7";
      case SEGMENT_HAS_DATA_ELEMENT_ERRORS -> "8";
      case REQUIRED_DATA_ELEMENT_MISSING -> "1";
      case CONDITIONAL_REQUIRED_DATA_ELEMENT_MISSING -> "2";
      case TOO_MANY_DATA_ELEMENTS, TOO_MANY_COMPONENTS, TOO_MANY_REPETITIONS -> "3";
      case DATA_ELEMENT_TOO_SHORT -> "4";
      case DATA_ELEMENT_TOO_LONG -> "5";
      case INVALID_CHARACTER_DATA -> "6";
      case INVALID_CODE_VALUE -> "7";
      case INVALID_DATE -> "8";
      case INVALID_TIME -> "9";
      case EXCLUSION_CONDITION_VIOLATED -> "10";
      case CONTROL_REFERENCE_MISMATCH -> "control number";
      case CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT -> "count";
      default -> error.name();
    };
  }

  static boolean breaksEnvelope(EDIStreamValidationError error) {
    return error == EDIStreamValidationError.CONTROL_REFERENCE_MISMATCH
        || error == EDIStreamValidationError.CONTROL_COUNT_DOES_NOT_MATCH_ACTUAL_COUNT;
  }
}
