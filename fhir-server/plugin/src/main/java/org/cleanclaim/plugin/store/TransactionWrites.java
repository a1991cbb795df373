package org.cleanclaim.plugin.store;

import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.jpa.model.dao.JpaPid;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;

/**
 * Writes that join the transaction of the write they answer: both are kept or neither.
 *
 * <p>They are the server's own acts, so they are made in the server's name: what the caller may
 * write does not limit what is recorded about it.
 */
public final class TransactionWrites {

  private static final String OWN = "org.cleanclaim.own-write";
  private static final String REBUILT = "org.cleanclaim.rebuilt-after";
  private static final String DONE = "org.cleanclaim.done";
  private static final String BEFOREHAND = "org.cleanclaim.beforehand";

  private final DaoRegistry daos;
  private final SystemRequestDetails request;
  private final TransactionDetails transaction;

  public TransactionWrites(
      DaoRegistry daos, RequestDetails caller, TransactionDetails transaction) {
    this.daos = daos;
    this.request = inServersName(caller);
    this.transaction = transaction;
  }

  /** Whether a hook was called for a write of ours, which needs no answer. */
  public static boolean isOwn(RequestDetails request) {
    return request instanceof SystemRequestDetails system
        && Boolean.TRUE.equals(system.getUserData().get(OWN));
  }

  /**
   * The same request, for a write of many that is followed by a rebuild of the ledgers: what is
   * counted from them is not counted with each.
   */
  public static SystemRequestDetails beforeARebuild(SystemRequestDetails request) {
    request.getUserData().put(REBUILT, Boolean.TRUE);
    return request;
  }

  /** Whether the ledgers are rebuilt after this write, so that it need not be counted itself. */
  public static boolean isBeforeARebuild(RequestDetails request) {
    return request instanceof SystemRequestDetails system
        && Boolean.TRUE.equals(system.getUserData().get(REBUILT));
  }

  /** The request under which our reads and writes of this transaction run. */
  public RequestDetails request() {
    return request;
  }

  /** Whose data this transaction writes: a partition's name, empty where a host keeps none. */
  public String tenant() {
    return tenant(request);
  }

  /** The same of a request that is in the server's name. */
  public static String tenant(SystemRequestDetails request) {
    RequestPartitionId partition = request.getRequestPartitionId();
    return partition == null || !partition.hasPartitionNames()
        ? ""
        : String.valueOf(partition.getFirstPartitionNameOrNull());
  }

  /**
   * Says true once per key and transaction. A host may have registered its hooks twice, and a
   * bundle may touch one claim from several sides; the work is done once.
   */
  public boolean first(String key) {
    Set<String> done = remembered(DONE, HashSet::new);
    return done.add(key);
  }

  /**
   * Tells HAPI the numbers of resources that were just read, so that it does not look each of them
   * up again where what is written refers to them.
   */
  public void refersTo(KnownResources known) {
    for (Resource resource : known.all(Resource.class)) {
      if (resource.getUserData(StoredResources.ROW) instanceof Long row) {
        IdType id = resource.getIdElement().toUnqualifiedVersionless();
        transaction.addResolvedResourceId(
            id, JpaPid.fromId(row).setAssociatedResourceId((IIdType) id));
      }
    }
  }

  /** What was made of a resource before it was stored, for when it is; by identity. */
  public <T> Map<Resource, T> beforehand() {
    return remembered(BEFOREHAND, IdentityHashMap::new);
  }

  /** User data of the transaction, forgotten when it is rolled back: HAPI may then try it again. */
  public <T> T remembered(String name, Supplier<T> first) {
    return transaction.getOrCreateUserData(
        name,
        () -> {
          transaction.addRollbackUndoAction(() -> transaction.clearUserData(name));
          return first.get();
        });
  }

  /** A stored resource as it stands, with all it carries, to be changed and put back. */
  public <T extends Resource> T current(T resource) {
    @SuppressWarnings("unchecked")
    IFhirResourceDao<T> dao = daos.getResourceDao((Class<T>) resource.getClass());
    return dao.read(resource.getIdElement().toUnqualifiedVersionless(), request);
  }

  /** Stores a new resource, or a new version of it when it has an id, and sets its id. */
  public <T extends Resource> T put(T resource) {
    @SuppressWarnings("unchecked")
    IFhirResourceDao<T> dao = daos.getResourceDao((Class<T>) resource.getClass());
    if (resource.hasId()) {
      dao.update(resource, null, true, false, request, transaction);
    } else {
      resource.setId(dao.create(resource, null, true, request, transaction).getId());
    }
    return resource;
  }

  /**
   * Stores a new resource as somebody else's write, so that what such a write is answered with
   * answers this one too: a claim is scrubbed.
   */
  public <T extends Resource> T putToBeAnswered(T resource) {
    SystemRequestDetails others = new SystemRequestDetails();
    others.setRequestPartitionId(request.getRequestPartitionId());
    if (request.getFhirContext() != null) {
      others.setFhirContext(request.getFhirContext());
    }
    @SuppressWarnings("unchecked")
    IFhirResourceDao<T> dao = daos.getResourceDao((Class<T>) resource.getClass());
    resource.setId(dao.create(resource, null, true, others, transaction).getId());
    return resource;
  }

  /** Adds or takes away a tag without making a new version of the resource. */
  public void tag(Resource resource, String system, String code, boolean present) {
    Meta meta = new Meta();
    meta.addTag().setSystem(system).setCode(code);
    IFhirResourceDao<?> dao = daos.getResourceDao(resource.fhirType());
    IdType id = new IdType(resource.fhirType(), resource.getIdElement().getIdPart());
    if (present) {
      dao.metaAddOperation(id, meta, request);
      resource.getMeta().addTag(system, code, null);
    } else {
      dao.metaDeleteOperation(id, meta, request);
      resource
          .getMeta()
          .getTag()
          .removeIf(t -> system.equals(t.getSystem()) && code.equals(t.getCode()));
    }
  }

  /** The same request in the server's name: what the caller may read does not limit a judgment. */
  public static SystemRequestDetails inServersName(RequestDetails caller) {
    SystemRequestDetails request = new SystemRequestDetails();
    request.getUserData().put(OWN, Boolean.TRUE);
    if (caller instanceof SystemRequestDetails system && system.getRequestPartitionId() != null) {
      request.setRequestPartitionId(system.getRequestPartitionId());
    } else if (caller != null && caller.getTenantId() != null) {
      request.setRequestPartitionId(RequestPartitionId.fromPartitionName(caller.getTenantId()));
    }
    if (caller != null) {
      request.setFhirContext(caller.getFhirContext());
    }
    return request;
  }
}
