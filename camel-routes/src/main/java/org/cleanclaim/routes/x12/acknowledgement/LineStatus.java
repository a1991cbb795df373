package org.cleanclaim.routes.x12.acknowledgement;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.Reference;

/**
 * What is said of a service line: loop 2220.
 *
 * @param procedure SVC01
 * @param charge SVC02
 * @param references REF, FJ the line's own number
 */
public record LineStatus(
    Procedure procedure,
    BigDecimal charge,
    List<StatusEntry> entries,
    List<Reference> references) {}
