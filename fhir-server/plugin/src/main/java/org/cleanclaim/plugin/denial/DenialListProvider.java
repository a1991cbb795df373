package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.TokenOrListParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cleanclaim.plugin.ledger.DenialLedger;
import org.cleanclaim.plugin.ledger.DenialPage;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** The operations {@code $denials} and {@code $denials-csv}: the list of denials to work. */
public final class DenialListProvider {

  private static final int CSV_ROWS = 100_000;

  private final DaoRegistry daos;
  private final StoredResources store;
  private final DenialLedger ledger;
  private final DenialQueries queries;
  private final DenialTaxonomy taxonomy;

  DenialListProvider(
      DaoRegistry daos,
      StoredResources store,
      DenialLedger ledger,
      DenialQueries queries,
      DenialTaxonomy taxonomy) {
    this.daos = daos;
    this.store = store;
    this.ledger = ledger;
    this.queries = queries;
    this.taxonomy = taxonomy;
  }

  /**
   * One page of 50 of a list; reads only.
   *
   * @param parameters {@code view}: {@code open} unless given, {@code due-this-week}, {@code mine},
   *     {@code unassigned}, {@code over-amount}, {@code escalated}, {@code waiting}, {@code
   *     appealed}, {@code lost}, {@code uncategorized}, {@code closed}; filters {@code payer},
   *     {@code category}, {@code code}, {@code owner}, {@code team}, {@code site}, {@code action},
   *     {@code amount}, {@code amount-to}, {@code due-from}, {@code due}, {@code denied-from},
   *     {@code denied-to}; {@code sort}: {@code deadline} unless given, {@code amount}, {@code
   *     chance}, {@code next-best}, {@code opened}, {@code payer}, {@code category}, a minus turns
   *     it round; {@code page} from 0
   * @return {@code count}, {@code sum}, choices with their counts, and one {@code denial} per row
   */
  @Operation(name = "$denials", typeName = "Task", idempotent = true)
  public Parameters denials(@ResourceParam Parameters parameters, RequestDetails caller) {
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    DenialPage page =
        ledger.find(
            TransactionWrites.tenant(request),
            queries.read(new DenialParameters(parameters), caller));
    KnownResources known = new KnownResources();
    store.addMissing(known, DenialListAnswer.named(page), request);
    return new DenialListAnswer(known, versions(page, request), taxonomy.now(), queries.today())
        .of(page);
  }

  /**
   * The whole list as a file for a spreadsheet, at most 100,000 rows; parameters as of {@code
   * $denials}, without {@code page}.
   */
  @Operation(name = "$denials-csv", typeName = "Task", idempotent = true)
  public Binary csv(@ResourceParam Parameters parameters, RequestDetails caller) {
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    DenialPage page =
        ledger.find(
            TransactionWrites.tenant(request),
            queries.read(
                new DenialParameters(parameters).renamed("page", "ignored"), caller, CSV_ROWS));
    Binary file = new Binary();
    file.setContentType("text/csv;charset=utf-8");
    file.setData(DenialCsv.of(page.rows()).getBytes(StandardCharsets.UTF_8));
    return file;
  }

  /** What a person sees is of a version; what they do later is held against it. */
  private Map<String, String> versions(DenialPage page, RequestDetails request) {
    List<String> ids = page.rows().stream().map(row -> row.entry().task()).toList();
    Map<String, String> versions = new HashMap<>();
    if (!ids.isEmpty()) {
      TokenOrListParam anyOf = new TokenOrListParam();
      ids.forEach(id -> anyOf.add(new TokenParam(id)));
      SearchParameterMap search = SearchParameterMap.newSynchronous();
      search.add("_id", anyOf);
      daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
          .map(Task.class::cast)
          .forEach(
              task ->
                  versions.put(
                      task.getIdElement().getIdPart(), task.getIdElement().getVersionIdPart()));
    }
    return versions;
  }

  static Stream<Reference> references(Stream<String> words) {
    return words.filter(each -> each != null && each.contains("/")).map(Reference::new);
  }
}
