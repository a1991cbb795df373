package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.Task;

/**
 * An appeal that is being made, with what its letter needs to know of the denial.
 *
 * @param task the appeal's own
 * @param denial the Task of the denial it is part of
 * @param code group and reason that decided the category, such as {@code CO-197}
 * @param carcs reason codes that were denied by, without those of the contract or the patient's
 *     share
 * @param level from 1
 * @param request what the appeal rests on, in the words of who began it; null when nothing
 */
public record OpenAppeal(
    Task task,
    Task denial,
    String category,
    String code,
    List<String> carcs,
    BigDecimal amount,
    LocalDate denied,
    List<String> remarks,
    String claimNumber,
    String policy,
    int level,
    String levelName,
    String request) {}
