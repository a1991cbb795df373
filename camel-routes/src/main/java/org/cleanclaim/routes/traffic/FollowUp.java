package org.cleanclaim.routes.traffic;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;

/**
 * Work for a person about a claim at a payer.
 *
 * @param said what happened and what to do, without a patient's data
 * @param due last day to do it, null when there is none
 * @param openedAt since when
 */
public record FollowUp(
    UUID submission,
    Reason reason,
    String said,
    LocalDate due,
    Instant openedAt,
    boolean isOpen,
    int rowVersion) {

  /** Why somebody has to look. */
  public enum Reason {
    /** No 277CA came in its time. */
    SILENT,
    /** The payer takes longer than it usually does. */
    LATE,
    /** The payer waits for information. */
    INFORMATION,
    /** The payer does not find the claim. */
    NOT_FOUND,
    /** Whether the claim arrived could not be found out. */
    DOUBT;

    /** Code of {@code CodeSystem/follow-up-reason}. */
    public String code() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  /** Id of its Task, the same for ever. */
  public String taskId() {
    return reason.code() + "-" + submission;
  }
}
