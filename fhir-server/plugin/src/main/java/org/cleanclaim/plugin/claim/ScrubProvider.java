package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;

/** The operation {@code $scrub}: judges a claim sent along, or one that is stored. */
public class ScrubProvider {

  private final DaoRegistry daos;
  private final StoredResources store;
  private final ClaimJudge judge;
  private final ClaimScrubbing scrubbing;
  private final ScrubAnswer answer;
  private final IHapiTransactionService transactions;

  public ScrubProvider(
      DaoRegistry daos,
      StoredResources store,
      ClaimJudge judge,
      ClaimScrubbing scrubbing,
      ScrubAnswer answer,
      IHapiTransactionService transactions) {
    this.daos = daos;
    this.store = store;
    this.judge = judge;
    this.scrubbing = scrubbing;
    this.answer = answer;
    this.transactions = transactions;
  }

  /**
   * Judges a claim that is sent along; writes nothing.
   *
   * <p>What is sent counts before what is stored under the same id.
   */
  @Operation(name = "$scrub", typeName = "Claim")
  public Parameters scrub(
      @OperationParam(name = "claim", min = 1, max = 1) Claim claim,
      @OperationParam(name = "patient", max = 1) Patient patient,
      @OperationParam(name = "coverage") List<Coverage> coverages,
      @OperationParam(name = "history") List<Claim> history,
      @OperationParam(name = "date", max = 1) DateType date,
      @OperationParam(name = "trace", max = 1) BooleanType trace,
      RequestDetails request) {
    if (claim == null) {
      throw BadParameter.missing("claim", "Send the Claim to judge as parameter claim.");
    }
    KnownResources known = new KnownResources();
    SentResources.add(known, claim, patient, coverages, history);
    store.complete(known, claim, TransactionWrites.inServersName(request));
    ScrubResult result = judge.judge(claim, known, day(date), isTrue(trace));
    return answer.of(
        result, answer.unstored(result, claim), judge.risk(claim, known, result, day(date)), claim);
  }

  /** Judges a stored claim and stores its alerts, as writing the claim again would. */
  @Operation(name = "$scrub", typeName = "Claim")
  public Parameters scrubStored(
      @IdParam IIdType id,
      @OperationParam(name = "date", max = 1) DateType date,
      @OperationParam(name = "trace", max = 1) BooleanType trace,
      RequestDetails request) {
    LocalDate day = day(date);
    Claim claim = daos.getResourceDao(Claim.class).read(id.toUnqualifiedVersionless(), request);
    ClaimScrubbing.StoredScrub scrub =
        transactions
            .withRequest(request)
            .execute(
                () ->
                    scrubbing.scrub(
                        claim,
                        day,
                        isTrue(trace),
                        new TransactionWrites(daos, request, new TransactionDetails())));
    return answer.of(
        scrub.result(),
        scrub.alerts(),
        judge.risk(claim, scrub.known(), scrub.result(), day),
        claim);
  }

  private LocalDate day(DateType date) {
    if (date == null || date.isEmpty()) {
      return judge.today();
    }
    LocalDate day = FhirDates.day(date);
    if (day == null) {
      throw BadParameter.missing("date", "Send a whole day as parameter date, such as 2026-11-23.");
    }
    return day;
  }

  private static boolean isTrue(BooleanType value) {
    return value != null && Boolean.TRUE.equals(value.getValue());
  }
}
