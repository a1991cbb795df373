package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.plugin.ledger.DecidedClaim;
import org.cleanclaim.plugin.ledger.OutcomeLedger.Proof;
import org.cleanclaim.plugin.ledger.PayerSaid;
import org.cleanclaim.plugin.ledger.ToldAlert;
import org.junit.jupiter.api.Test;

class AlertProofTest {

  private final AlertProof proof = new AlertProof(DenialTaxonomy.shipped());

  @Test
  void isRightWhenTheLineIsDeniedForTheReasonItNamed() {
    assertThat(said(told(1, "99214", "97", true), line(1, "99214", 0, "97")))
        .isEqualTo(PayerSaid.DENIED);
  }

  @Test
  void isRightWhenTheReasonIsOfTheSameKind() {
    assertThat(said(told(1, "97597", "236", true), line(1, "97597", 0, "97")))
        .as("both say that one is part of the other")
        .isEqualTo(PayerSaid.DENIED);
  }

  @Test
  void isNotProvedByAnotherReason() {
    assertThat(said(told(1, "99214", "97", true), line(1, "99214", 0, "29")))
        .isEqualTo(PayerSaid.DENIED_OTHERWISE);
    assertThat(said(told(1, "99214", null, true), line(1, "99214", 0, "29")))
        .as("it named none")
        .isEqualTo(PayerSaid.DENIED_OTHERWISE);
  }

  @Test
  void findsItsLineByProcedureWhereNumbersChanged() {
    Proof found =
        proof
            .of(
                told(1, "20610", "97", true),
                claim(line(1, "99214", 0, "97"), line(2, "20610", 90)))
            .orElseThrow();
    assertThat(found.said()).isEqualTo(PayerSaid.PAID);
    assertThat(found.paid()).isEqualByComparingTo("90");
  }

  @Test
  void saysThatItsLineWasTakenOffOnlyOfItsOwnClaim() {
    assertThat(said(told(2, "97597", "236", true), line(1, "11042", 80))).isEqualTo(PayerSaid.GONE);
    assertThat(proof.of(told(2, "97597", "236", false), claim(line(1, "11042", 80))))
        .as("another claim of the same visit")
        .isEmpty();
  }

  @Test
  void judgesAClaimAsAWhole() {
    assertThat(said(told(0, null, "27", true), line(1, "99214", 0, "27"), line(2, "20610", 90)))
        .isEqualTo(PayerSaid.DENIED);
    assertThat(said(told(0, null, "27", true), line(1, "99214", 0, "97"), line(2, "20610", 90)))
        .as("a line's own trouble is not the claim's")
        .isEqualTo(PayerSaid.PAID);
    assertThat(said(told(0, null, "27", true), line(1, "99214", 0, "29")))
        .isEqualTo(PayerSaid.DENIED_OTHERWISE);
  }

  private PayerSaid said(ToldAlert told, DecidedClaim.Line... lines) {
    return proof.of(told, claim(lines)).orElseThrow().said();
  }

  private static ToldAlert told(int line, String procedure, String denial, boolean certain) {
    return new ToldAlert(ToldAlert.Source.CARD, "card", line, procedure, denial, certain);
  }

  private static DecidedClaim claim(DecidedClaim.Line... lines) {
    return new DecidedClaim("r", "c", List.of(), List.of(), "default", null, null, List.of(lines));
  }

  private static DecidedClaim.Line line(int line, String procedure, int paid, String... denials) {
    return new DecidedClaim.Line(
        line, procedure, new BigDecimal(100), new BigDecimal(paid), List.of(denials));
  }
}
