package org.cleanclaim.edits.payer;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.time.Period;

/**
 * One level of appeal.
 *
 * @param level what the payer calls it
 * @param within how long one may take
 * @param from what the time runs from
 */
public record AppealLevel(@NotBlank String level, @NotNull Period within, @NotNull Clock from) {}
