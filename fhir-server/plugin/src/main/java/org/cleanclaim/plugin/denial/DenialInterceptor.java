package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.ClaimResponse;

/** Hands every ClaimResponse that is stored, by whatever path, to {@link DenialCapture}. */
@Interceptor
public class DenialInterceptor {

  private final DaoRegistry daos;
  private final DenialCapture capture;

  public DenialInterceptor(DaoRegistry daos, DenialCapture capture) {
    this.daos = daos;
    this.capture = capture;
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED)
  public void created(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    stored(resource, request, transaction);
  }

  @Hook(Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED)
  public void updated(
      IBaseResource before,
      IBaseResource after,
      RequestDetails request,
      TransactionDetails transaction) {
    stored(after, request, transaction);
  }

  private void stored(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    if (resource instanceof ClaimResponse response && !TransactionWrites.isOwn(request)) {
      TransactionWrites writes = new TransactionWrites(daos, request, transaction);
      if (writes.first("denial:" + response.getIdElement().toUnqualified().getValue())) {
        capture.record(response, writes);
      }
    }
  }
}
