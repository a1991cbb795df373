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
 * the process alike, at the end of the transaction and before its commit.
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
      List<ClaimScrubbing.Written> bundle =
          transaction.getOrCreateUserData(OF_BUNDLE, ArrayList::new);
      bundle.add(written);
    } else {
      scrubbing.written(List.of(written), writes);
    }
  }
}
