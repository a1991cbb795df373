package org.cleanclaim.edits.facts;

import java.time.LocalDate;

/**
 * The accident the claim names (CLM11, DTP*439); any part may be null.
 *
 * @param type AA auto, EM employment, OA other
 */
public record Accident(LocalDate date, String type, String state) {}
