package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Keeps the tables of key figures in step with what is stored, in the same transaction and by
 * whatever path, the plug-in's own writes among them. Who is billed and for how much is not kept
 * again: figures read it from the claim ledger.
 *
 * <p>After the hooks that answer a write, which may change what was written.
 */
@Interceptor
public final class KpiWatch {

  private static final int LAST = 1_000;
  private static final String CLAIMS = "org.cleanclaim.kpi-claims";
  private static final String CHANGED = "org.cleanclaim.kpi-changed";

  private final DaoRegistry daos;
  private final StoredResources store;
  private final KpiRecorder recorder;

  KpiWatch(DaoRegistry daos, StoredResources store, KpiRecorder recorder) {
    this.daos = daos;
    this.store = store;
    this.recorder = recorder;
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_CREATED, order = LAST)
  public void created(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    stored(resource, true, request, transaction);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_UPDATED, order = LAST)
  public void updated(
      IBaseResource before,
      IBaseResource after,
      RequestDetails request,
      TransactionDetails transaction) {
    stored(after, false, request, transaction);
  }

  @Hook(value = Pointcut.STORAGE_PRECOMMIT_RESOURCE_DELETED, order = LAST)
  public void deleted(
      IBaseResource resource, RequestDetails request, TransactionDetails transaction) {
    if (isOurs(resource) && !TransactionWrites.isBeforeARebuild(request)) {
      TransactionWrites writes = new TransactionWrites(daos, request, transaction);
      changed(recorder.gone(writes.tenant(), (Resource) resource), writes, transaction);
    }
  }

  /** Claims of a bundle name each other by the ids they were stored under only now. */
  @Hook(value = Pointcut.STORAGE_TRANSACTION_PROCESSED, order = LAST)
  public void bundleWritten(RequestDetails request, TransactionDetails transaction) {
    Map<String, Written> claims = transaction.getUserData(CLAIMS);
    Set<String> changed = transaction.getUserData(CHANGED);
    TransactionWrites writes = new TransactionWrites(daos, request, transaction);
    Set<String> all = new LinkedHashSet<>(changed == null ? Set.of() : changed);
    if (claims != null) {
      claims.values().forEach(written -> all.addAll(told(written, writes)));
    }
    transaction.clearUserData(CLAIMS);
    transaction.clearUserData(CHANGED);
    recorder.refresh(writes.tenant(), all);
  }

  private void stored(
      IBaseResource resource,
      boolean isCreated,
      RequestDetails request,
      TransactionDetails transaction) {
    if (!isOurs(resource) || TransactionWrites.isBeforeARebuild(request)) {
      return;
    }
    TransactionWrites writes = new TransactionWrites(daos, request, transaction);
    if (resource instanceof Claim claim) {
      Written written = new Written(claim, isCreated && claim.getIdElement().isIdPartValidLong());
      if (transaction.isFhirTransaction()) {
        Map<String, Written> bundle = writes.remembered(CLAIMS, LinkedHashMap::new);
        bundle.put(claim.getIdElement().getIdPart(), written);
      } else {
        changed(told(written, writes), writes, transaction);
      }
    } else if (resource instanceof ClaimResponse response) {
      changed(
          recorder.told(writes.tenant(), response, () -> claim(response.getRequest(), writes)),
          writes,
          transaction);
    } else if (resource instanceof Task task) {
      changed(recorder.told(writes.tenant(), task), writes, transaction);
    }
  }

  private Set<String> told(Written written, TransactionWrites writes) {
    return recorder.told(writes.tenant(), written.claim(), written.isNew());
  }

  private Optional<Claim> claim(Reference reference, TransactionWrites writes) {
    KnownResources known = new KnownResources();
    store.addMissing(known, Stream.of(reference), writes.request());
    return known.find(Claim.class, reference);
  }

  private void changed(
      Set<String> claims, TransactionWrites writes, TransactionDetails transaction) {
    if (transaction.isFhirTransaction()) {
      Set<String> bundle = writes.remembered(CHANGED, LinkedHashSet::new);
      bundle.addAll(claims);
    } else {
      recorder.refresh(writes.tenant(), claims);
    }
  }

  private static boolean isOurs(IBaseResource resource) {
    return resource instanceof Claim
        || resource instanceof ClaimResponse
        || resource instanceof Task;
  }

  /**
   * A claim that was just written.
   *
   * @param isNew whether its id was given just now, so that nothing can refer to it from before
   */
  private record Written(Claim claim, boolean isNew) {}
}
