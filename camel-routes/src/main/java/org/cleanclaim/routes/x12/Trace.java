package org.cleanclaim.routes.x12;

/**
 * Number that ties an answer to what it answers: a TRN segment.
 *
 * @param type TRN01: 1 in the inquiry, 2 for the same number given back, 1 for the payer's own
 * @param number TRN02
 * @param origin TRN03, ten characters
 */
public record Trace(String type, String number, String origin) {}
