package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.plugin.ledger.DecidedClaim;
import org.cleanclaim.plugin.ledger.OutcomeLedger.Proof;
import org.cleanclaim.plugin.ledger.PayerSaid;
import org.cleanclaim.plugin.ledger.ToldAlert;

/**
 * Judges alerts by the money: what a payer made of the line each was about.
 *
 * <p>A line is the alert's own when it bills the procedure the alert was about; its number may have
 * changed between draft and claim. An alert right about the reason is one whose reason, or another
 * of the same category, the line was denied for.
 */
final class AlertProof {

  private final DenialTaxonomy taxonomy;

  AlertProof(DenialTaxonomy taxonomy) {
    this.taxonomy = taxonomy;
  }

  /** What an answer says of an alert; empty when it may not have been about this claim. */
  Optional<Proof> of(ToldAlert told, DecidedClaim claim) {
    if (told.line() == 0) {
      return Optional.of(ofClaim(told, claim));
    }
    Optional<DecidedClaim.Line> line = line(told, claim);
    if (line.isEmpty()) {
      return told.certain() && told.procedure() != null
          ? Optional.of(new Proof(PayerSaid.GONE, null))
          : Optional.empty();
    }
    return line.map(found -> new Proof(said(told, List.of(found)), found.paid()));
  }

  private Proof ofClaim(ToldAlert told, DecidedClaim claim) {
    List<DecidedClaim.Line> asNamed = new ArrayList<>(claim.lines());
    asNamed.removeIf(line -> !isAsNamed(told, line));
    boolean whole = claim.lines().stream().allMatch(DecidedClaim.Line::isDenied);
    BigDecimal paid =
        claim.lines().stream()
            .map(DecidedClaim.Line::paid)
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    List<DecidedClaim.Line> judged = asNamed.isEmpty() && whole ? claim.lines() : asNamed;
    return new Proof(said(told, judged), paid);
  }

  private PayerSaid said(ToldAlert told, List<DecidedClaim.Line> lines) {
    if (lines.stream().anyMatch(line -> isAsNamed(told, line))) {
      return PayerSaid.DENIED;
    }
    return lines.stream().anyMatch(DecidedClaim.Line::isDenied)
        ? PayerSaid.DENIED_OTHERWISE
        : PayerSaid.PAID;
  }

  private boolean isAsNamed(ToldAlert told, DecidedClaim.Line line) {
    return told.denial() != null
        && line.denials().stream()
            .anyMatch(carc -> carc.equals(told.denial()) || isOfOneKind(carc, told.denial()));
  }

  private boolean isOfOneKind(String carc, String other) {
    DenialCategory kind = taxonomy.of(carc);
    return !DenialCategory.UNCLASSIFIED.equals(kind.name()) && kind == taxonomy.of(other);
  }

  private static Optional<DecidedClaim.Line> line(ToldAlert told, DecidedClaim claim) {
    return claim.lines().stream()
        .filter(
            line ->
                told.procedure() == null
                    ? told.certain() && line.line() == told.line()
                    : told.procedure().equals(line.procedure()))
        .min(Comparator.comparing(line -> line.line() != told.line()));
  }
}
