package org.cleanclaim.plugin.kpi;

import java.time.LocalDate;

/**
 * An appeal of one level.
 *
 * @param task id of the {@code appeal-denial} Task
 * @param denial id of the Task it is part of
 * @param sentOn the day it was sent; null before
 * @param decidedOn the day the payer decided; null before
 * @param won whether something was paid upon it
 */
record AppealRow(String task, String denial, LocalDate sentOn, LocalDate decidedOn, boolean won) {}
