package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.net.URI;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.ClaimLedger;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;

/** The operation {@code $send-back}: a biller asks the clinician about a claim that waits. */
public final class SendBackProvider {

  private final DaoRegistry daos;
  private final StoredResources store;
  private final ClinicianQueries queries;
  private final DecisionRecord decisions;
  private final ClaimLedger ledger;
  private final CurrentUser user;
  private final IHapiTransactionService transactions;
  private final AppLaunch app = new AppLaunch(null);

  SendBackProvider(
      DaoRegistry daos,
      StoredResources store,
      ClinicianQueries queries,
      DecisionRecord decisions,
      ClaimLedger ledger,
      CurrentUser user,
      IHapiTransactionService transactions) {
    this.daos = daos;
    this.store = store;
    this.queries = queries;
    this.decisions = decisions;
    this.ledger = ledger;
    this.user = user;
    this.transactions = transactions;
  }

  /**
   * Sends a claim back.
   *
   * @param text what is asked, in words
   * @param line sequence of the service line it is about; the claim when absent
   * @param to whom to ask; who rendered the claim when absent
   * @return the Task that asks
   */
  @Operation(name = "$send-back", typeName = "Claim")
  public Task sendBack(
      @IdParam IIdType id,
      @OperationParam(name = "text", min = 1, max = 1) StringType text,
      @OperationParam(name = "line", max = 1) IntegerType line,
      @OperationParam(name = "to", max = 1) Reference to,
      RequestDetails request) {
    if (text == null || text.getValueNotNull().isBlank()) {
      throw BadParameter.missing("text", "Send as parameter text what the clinician is asked.");
    }
    Claim claim = daos.getResourceDao(Claim.class).read(id.toUnqualifiedVersionless(), request);
    int about = line == null || line.getValue() == null ? 0 : line.getValue();
    if (about != 0 && claim.getItem().stream().noneMatch(item -> item.getSequence() == about)) {
      throw BadParameter.unfit("line", "The claim has no line %d.".formatted(about));
    }
    Reference owner = to == null || to.isEmpty() ? clinician(claim) : to;
    return transactions
        .withRequest(request)
        .execute(
            () ->
                sendBack(
                    claim,
                    text.getValue().strip(),
                    about,
                    owner,
                    request,
                    new TransactionWrites(daos, request, new TransactionDetails())));
  }

  private Task sendBack(
      Claim claim,
      String text,
      int line,
      Reference owner,
      RequestDetails request,
      TransactionWrites writes) {
    String id = claim.getIdElement().getIdPart();
    KnownResources known = new KnownResources();
    store.addPatientFile(known, claim.getPatient(), writes.request());
    boolean waits =
        SubmissionTasks.in(known, id)
            .flatMap(SubmissionTasks::status)
            .filter(SendBackProvider::waits)
            .isPresent();
    if (!waits) {
      throw BadParameter.unfit("text", "Claim/%s is neither held nor rejected.".formatted(id));
    }
    if (ClinicianQueries.open(known, id).isPresent()) {
      throw BadParameter.unfit("text", "Claim/%s was sent back already.".formatted(id));
    }
    Reference who = user.of(request);
    String launch = app.url(origin(request));
    Task query = queries.ask(claim, text, line, owner, who, launch, writes);
    decisions.sentBack(claim, query, who, writes);
    ledger.sentBack(writes.tenant(), id, ClaimEntries.time(query.getAuthoredOn()));
    return query;
  }

  private static boolean waits(SubmissionStatus status) {
    return status == SubmissionStatus.HELD || status == SubmissionStatus.REJECTED;
  }

  private static Reference clinician(Claim claim) {
    String words = ClaimEntries.clinician(claim);
    if (words == null) {
      throw BadParameter.unfit(
          "to", "The claim names no clinician: send as parameter to whom to ask.");
    }
    return words.contains("/") ? new Reference(words) : new Reference().setDisplay(words);
  }

  private static String origin(RequestDetails request) {
    return URI.create(request.getFhirServerBase()).resolve("/").toString().replaceAll("/$", "");
  }
}
