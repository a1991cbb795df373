package org.cleanclaim.plugin.kpi;

import java.time.LocalDate;

/**
 * The work on a denial.
 *
 * @param task id of the {@code work-denial} Task
 * @param claim id of the claim
 * @param lastDay last day to appeal or to correct; null when not known
 * @param outcome how it ended, in the code of the Task's output {@code outcome}; null while open
 * @param closedOn the day it was closed; null while open
 */
record DenialRow(
    String task, String claim, LocalDate lastDay, String outcome, LocalDate closedOn) {}
