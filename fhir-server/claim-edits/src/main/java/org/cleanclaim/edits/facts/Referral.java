package org.cleanclaim.edits.facts;

import java.time.LocalDate;

/** A referral the claim names (REF*9F); any part may be null. */
public record Referral(String number, LocalDate start, LocalDate end, String providerNpi) {}
