package org.cleanclaim.routes.x12.remittance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.TransactionSet;

/**
 * One payment, or the notice that there is none: header of an 835. Absent elements are null.
 *
 * @param handling BPR01: I with money, H notice only ...
 * @param amount BPR02
 * @param credit BPR03 is C
 * @param method BPR04: ACH, CHK, NON ...
 * @param date BPR16
 * @param number TRN02: check or transfer number, which with TRN03 and the date names the payment
 * @param payerOrigin TRN03
 * @param produced DTM*405
 * @param payer N1*PR
 * @param payee N1*PE
 * @param references REF of the header and of both parties
 */
public record Payment(
    TransactionSet set,
    String handling,
    BigDecimal amount,
    boolean credit,
    String method,
    LocalDate date,
    String number,
    String payerOrigin,
    LocalDate produced,
    PaymentParty payer,
    PaymentParty payee,
    List<Reference> references) {

  /** N1: name (N102) with its identifier (N103, N104). */
  public record PaymentParty(String name, String idQualifier, String id) {}
}
