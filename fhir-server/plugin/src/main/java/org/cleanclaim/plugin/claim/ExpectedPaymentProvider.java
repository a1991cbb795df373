package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.PaidBefore;
import org.cleanclaim.plugin.ledger.SqlPaidBefore;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PositiveIntType;
import org.hl7.fhir.r4.model.Type;

/**
 * The operation {@code Claim/$expected-payment}: what each line would be paid if nothing is denied.
 *
 * <p>It is this payer's own past here, not a contract: the middle of what it paid for the same
 * procedure in the last year, as a part of what was billed, times what is billed now. Fewer than
 * {@link #ENOUGH} lines tell nothing.
 */
public final class ExpectedPaymentProvider {

  /** Below that a middle is one claim's luck. */
  static final int ENOUGH = 5;

  private final StoredResources store;
  private final ClaimJudge judge;
  private final SqlPaidBefore paid;

  ExpectedPaymentProvider(StoredResources store, ClaimJudge judge, SqlPaidBefore paid) {
    this.store = store;
    this.judge = judge;
    this.paid = paid;
  }

  /**
   * Tells what the lines of a claim sent along would be paid; writes nothing.
   *
   * @return for each line a part {@code line}, with {@code amount}, {@code low}, {@code high}
   *     (quartiles) and {@code count} when enough is known, else {@code unknown} with the reason:
   *     {@code too-few}, {@code no-charge}, or {@code not-first} for a payer that is not billed
   *     first; and {@code since}, the first day looked at
   */
  @Operation(name = "$expected-payment", typeName = "Claim")
  public Parameters expect(
      @OperationParam(name = "claim", min = 1, max = 1) Claim claim, RequestDetails request) {
    if (claim == null) {
      throw BadParameter.missing("claim", "Send the Claim to look at as parameter claim.");
    }
    SystemRequestDetails own = TransactionWrites.inServersName(request);
    KnownResources known = new KnownResources();
    store.complete(known, claim, own);
    ClaimFacts facts = ClaimReader.read(claim, known);
    LocalDate since = judge.today().minusYears(1);
    Map<String, PaidBefore> before =
        paid.of(
            TransactionWrites.tenant(own),
            judge.scrubber().policyFor(facts).id(),
            procedures(facts),
            since);
    Parameters answer = new Parameters();
    for (Line line : facts.lines()) {
      ParametersParameterComponent about = answer.addParameter().setName("line");
      part(about, "sequence", new PositiveIntType(line.sequence()));
      tell(about, line, isFirst(claim), before.get(line.code()));
    }
    answer.addParameter().setName("since").setValue(new DateType(since.toString()));
    return answer;
  }

  private static Set<String> procedures(ClaimFacts facts) {
    return facts.lines().stream()
        .map(Line::code)
        .filter(Objects::nonNull)
        .collect(Collectors.toSet());
  }

  private static void tell(
      ParametersParameterComponent about, Line line, boolean first, PaidBefore before) {
    int lines = before == null ? 0 : before.lines();
    if (!first) {
      part(about, "unknown", new CodeType("not-first"));
    } else if (line.charge() == null || line.charge().signum() <= 0) {
      part(about, "unknown", new CodeType("no-charge"));
    } else if (lines < ENOUGH) {
      part(about, "unknown", new CodeType("too-few"));
    } else {
      part(about, "amount", of(line, before.middle()));
      part(about, "low", of(line, before.low()));
      part(about, "high", of(line, before.high()));
    }
    part(about, "count", new IntegerType(lines));
  }

  /** What is left to pay after another payer is not told by what this one pays alone. */
  private static boolean isFirst(Claim claim) {
    int billed =
        claim.getInsurance().stream()
            .filter(Claim.InsuranceComponent::getFocal)
            .mapToInt(Claim.InsuranceComponent::getSequence)
            .findFirst()
            .orElse(0);
    return claim.getInsurance().stream().noneMatch(other -> other.getSequence() < billed);
  }

  private static Money of(Line line, BigDecimal part) {
    return new Money()
        .setValue(line.charge().multiply(part).setScale(2, RoundingMode.HALF_EVEN))
        .setCurrency("USD");
  }

  private static void part(ParametersParameterComponent parameter, String name, Type value) {
    parameter.addPart().setName(name).setValue(value);
  }
}
