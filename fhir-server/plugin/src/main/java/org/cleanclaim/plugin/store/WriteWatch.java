package org.cleanclaim.plugin.store;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.function.BiConsumer;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Resource;

/**
 * Hands every resource of one type that is stored, by whatever path, to whoever answers it: once
 * per version, before the transaction commits, and never one that we wrote ourselves.
 */
@Interceptor
public final class WriteWatch<T extends Resource> {

  private final Class<T> type;
  private final DaoRegistry daos;
  private final String name;
  private final BiConsumer<T, TransactionWrites> answer;

  public WriteWatch(Class<T> type, DaoRegistry daos, BiConsumer<T, TransactionWrites> answer) {
    this(type, daos, "", answer);
  }

  /**
   * @param name tells several watches of one type apart, each of which is to answer
   */
  public WriteWatch(
      Class<T> type, DaoRegistry daos, String name, BiConsumer<T, TransactionWrites> answer) {
    this.type = type;
    this.daos = daos;
    this.name = name;
    this.answer = answer;
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
    if (type.isInstance(resource) && !TransactionWrites.isOwn(request)) {
      TransactionWrites writes = new TransactionWrites(daos, request, transaction);
      if (writes.first(name + resource.getIdElement().toUnqualified().getValue())) {
        answer.accept(type.cast(resource), writes);
      }
    }
  }
}
