package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Claim;

/**
 * Hands every Claim that is stored, by whatever path, to {@link ClaimScrubbing}.
 *
 * <p>HAPI calls storage hooks for REST calls, the entries of a transaction and writes from within
 * the process alike. What is written about a claim is written at the end of the transaction and
 * before its commit.
 */
@Interceptor
public class ClaimScrubInterceptor {

  private static final String OF_BUNDLE = "org.cleanclaim.claims-of-bundle";

  private final DaoRegistry daos;
  private final ClaimScrubbing scrubbing;

  public ClaimScrubInterceptor(DaoRegistry daos, ClaimScrubbing scrubbing) {
    this.daos = daos;
    this.scrubbing = scrubbing;
  }

  /**
   * A new claim that comes alone is judged before it is stored, as the last thing that happens to
   * it before: it is then stored with its tag at once, and with references HAPI need not look up.
   */
  @Hook(value = Pointcut.STORAGE_PRESTORAGE_RESOURCE_CREATED, order = Integer.MAX_VALUE)
  public void arriving(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    if (resource instanceof Claim claim
        && !TransactionWrites.isOwn(request)
        && !transaction.isFhirTransaction()) {
      scrubbing.arriving(claim, new TransactionWrites(daos, request, transaction));
    }
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  public void created(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    stored(resource, true, request, transaction);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  public void updated(
      IBaseResource before,
      IBaseResource after,
      RequestDetails request,
      TransactionDetails transaction) {
    stored(after, false, request, transaction);
  }

  /** The claims of a bundle are judged together, when all of them are written. */
  @Hook(Pointcut.STORAGE_TRANSACTION_PROCESSED)
  public void bundleWritten(RequestDetails request, TransactionDetails transaction) {
    List<ClaimScrubbing.Written> claims = transaction.getUserData(OF_BUNDLE);
    if (claims != null) {
      transaction.clearUserData(OF_BUNDLE);
      scrubbing.written(claims, new TransactionWrites(daos, request, transaction));
    }
  }

  private void stored(
      IBaseResource resource,
      boolean isNew,
      RequestDetails request,
      TransactionDetails transaction) {
    if (!(resource instanceof Claim claim) || TransactionWrites.isOwn(request)) {
      return;
    }
    TransactionWrites writes = new TransactionWrites(daos, request, transaction);
    if (!writes.first(ClaimScrubbing.key(claim))) {
      return;
    }
    ClaimScrubbing.Written written = new ClaimScrubbing.Written(claim, isNew);
    if (transaction.isFhirTransaction()) {
      List<ClaimScrubbing.Written> bundle = writes.remembered(OF_BUNDLE, ArrayList::new);
      bundle.add(written);
    } else {
      scrubbing.written(List.of(written), writes);
    }
  }
}
