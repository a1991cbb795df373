package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * Money moved apart from any claim: one of the up to six in a PLB segment.
 *
 * @param provider PLB01
 * @param fiscalYearEnd PLB02, null when no date
 * @param reason PLB03-1: WO overpayment recovery, FB forward balance, L6 interest, AH fee ...
 * @param reference PLB03-2, null when absent
 * @param amount PLB04; positive takes money from the payment
 */
public record ProviderAdjustment(
    String provider, LocalDate fiscalYearEnd, String reason, String reference, BigDecimal amount) {}
