package org.cleanclaim.plugin.coverage;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Coverage;

/** Hands every Coverage that is stored, by whatever path, to {@link CoverageChange}. */
@Interceptor
public class CoverageInterceptor {

  private final DaoRegistry daos;
  private final CoverageChange change;

  public CoverageInterceptor(DaoRegistry daos, CoverageChange change) {
    this.daos = daos;
    this.change = change;
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
    if (resource instanceof Coverage coverage && !TransactionWrites.isOwn(request)) {
      TransactionWrites writes = new TransactionWrites(daos, request, transaction);
      if (writes.first("coverage:" + coverage.getIdElement().toUnqualified().getValue())) {
        change.written(coverage, writes);
      }
    }
  }
}
