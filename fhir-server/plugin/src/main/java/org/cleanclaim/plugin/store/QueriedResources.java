package org.cleanclaim.plugin.store;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.interceptor.model.RequestPartitionId;
import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.partition.IRequestPartitionHelperSvc;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.orm.jpa.EntityManagerFactoryUtils;

/**
 * The store read by two statements on HAPI's own tables: which versions are current, and what those
 * say that were not read before. It sees what the current transaction has written.
 *
 * <p>A search of HAPI's takes a dozen statements for the same, which is most of what judging a
 * claim would cost its write. Tables read: {@code HFJ_RES_LINK}, {@code HFJ_RESOURCE}, {@code
 * HFJ_RES_VER} (HAPI FHIR JPA schema, 8.x). Content kept outside them, or in another form than
 * JSON, is read through HAPI.
 */
public final class QueriedResources extends StoredResources {

  /** The newest of a patient's file; a patient with more has lived through many claims. */
  private static final int ROWS = 5_000;

  private static final String OF_FILE =
      """
      select s.RES_ID, s.RES_VER, s.RES_TYPE, s.FHIR_ID, 1 as OF_FILE
      from HFJ_RES_LINK l
      join HFJ_RESOURCE t on t.RES_ID = l.TARGET_RESOURCE_ID
      join HFJ_RESOURCE s on s.RES_ID = l.SRC_RESOURCE_ID
      where t.RES_TYPE = 'Patient' and t.FHIR_ID in (%s)%s and s.RES_DELETED_AT is null
      and l.SRC_PATH in ('Coverage.beneficiary', 'Claim.patient',
      'CoverageEligibilityResponse.patient', 'Task.for')
      """;

  private static final String NAMED =
      """
      select t.RES_ID, t.RES_VER, t.RES_TYPE, t.FHIR_ID, 0 as OF_FILE
      from HFJ_RESOURCE t
      where t.RES_TYPE in (%s) and t.FHIR_ID in (%s)%s and t.RES_DELETED_AT is null
      """;

  private static final String CONTENT =
      """
      select v.RES_ID, v.RES_VER, v.RES_ENCODING, v.RES_TEXT_VC
      from HFJ_RES_VER v
      join HFJ_RESOURCE r on r.RES_ID = v.RES_ID and r.RES_VER = v.RES_VER
      where r.RES_ID in (%s)
      """;

  private final JdbcTemplate jdbc;
  private final EntityManagerFactory entities;
  private final IRequestPartitionHelperSvc partitions;
  private final DaoRegistry daos;
  private final FhirContext fhir;
  private final boolean apart;
  private final VersionCache cache = new VersionCache();

  /**
   * @param apart whether tenants are kept apart, so that a row's number alone does not name it
   */
  public QueriedResources(
      JdbcTemplate jdbc,
      EntityManagerFactory entities,
      IRequestPartitionHelperSvc partitions,
      boolean apart,
      DaoRegistry daos,
      FhirContext fhir) {
    this.jdbc = jdbc;
    this.entities = entities;
    this.partitions = partitions;
    this.apart = apart;
    this.daos = daos;
    this.fhir = fhir;
  }

  /** A current resource, before its content is looked at. */
  private record Row(StoredVersion version, String type, String id) {}

  /** Tries the statements on this host's tables; throws what the database says if they fail. */
  public void probe() {
    rows(Set.of("none"), Map.of("Patient", Set.of("none")), RequestPartitionId.allPartitions());
    contents(List.of(new Row(new StoredVersion(-1, 0), "Patient", "none")));
  }

  @Override
  protected void read(
      KnownResources known,
      Set<String> files,
      Map<String, Set<String>> others,
      RequestDetails request) {
    flush();
    List<Row> rows = rows(files, withPatients(files, others), partition(request));
    Map<StoredVersion, Resource> found = new HashMap<>();
    List<Row> unread = new ArrayList<>();
    for (Row row : rows) {
      Resource at = cache.find(row.version());
      if (at == null) {
        unread.add(row);
      } else {
        found.put(row.version(), at);
      }
    }
    if (!unread.isEmpty()) {
      found.putAll(read(unread, request));
    }
    for (Row row : rows) {
      Resource resource = found.get(row.version());
      if (resource != null) {
        known.add(numbered(resource, row));
      }
    }
  }

  /** HAPI's own number of the resource is kept with it, so that HAPI need not look it up again. */
  private Resource numbered(Resource resource, Row row) {
    if (!apart) {
      resource.setUserData(ROW, row.version().row());
    }
    return resource;
  }

  @Override
  protected void readApprovals(KnownResources known, Set<String> patients, RequestDetails request) {
    SearchedResources.readApprovals(daos, known, patients, request);
  }

  private Map<StoredVersion, Resource> read(List<Row> unread, RequestDetails request) {
    Map<StoredVersion, VersionCache.Entry> entries = contents(unread);
    cache.keep(entries);
    Map<StoredVersion, Resource> read = new HashMap<>();
    for (Row row : unread) {
      VersionCache.Entry entry = entries.get(row.version());
      read.put(
          row.version(),
          entry == null ? throughHapi(row, request) : VersionCache.copy(entry.resource()));
    }
    return read;
  }

  private Resource throughHapi(Row row, RequestDetails request) {
    return (Resource)
        daos.getResourceDao(row.type()).read(new IdType(row.type(), row.id()), request);
  }

  /** What was written through HAPI but not sent to the database yet would not be seen. */
  private void flush() {
    EntityManager current = EntityManagerFactoryUtils.getTransactionalEntityManager(entities);
    if (current != null) {
      current.flush();
    }
  }

  private RequestPartitionId partition(RequestDetails request) {
    return partitions.determineReadPartitionForRequestForSearchType(request, "Patient");
  }

  private static Map<String, Set<String>> withPatients(
      Set<String> files, Map<String, Set<String>> others) {
    if (files.isEmpty()) {
      return others;
    }
    Map<String, Set<String>> all = new LinkedHashMap<>(others);
    all.merge(
        "Patient",
        files,
        (named, ofFiles) -> {
          Set<String> both = new LinkedHashSet<>(named);
          both.addAll(ofFiles);
          return both;
        });
    return all;
  }

  /** Current versions in the order they were first stored, each once. */
  private List<Row> rows(
      Set<String> files, Map<String, Set<String>> named, RequestPartitionId partition) {
    List<Object> values = new ArrayList<>();
    String ofFile =
        files.isEmpty()
            ? ""
            : OF_FILE.formatted(marks(files, values), partition(partition, values)) + "union all ";
    Set<String> ids = new LinkedHashSet<>();
    named.values().forEach(ids::addAll);
    String others =
        NAMED.formatted(
            marks(named.keySet(), values), marks(ids, values), partition(partition, values));
    Map<StoredVersion, Row> rows = new TreeMap<>(Comparator.comparingLong(StoredVersion::row));
    jdbc.query(
        ofFile + others + "order by 1 desc",
        result -> {
          Row row = row(result);
          boolean wanted = result.getInt(5) == 1 || isNamed(row, named);
          if (wanted && rows.size() < ROWS) {
            rows.put(row.version(), row);
          }
        },
        values.toArray());
    return List.copyOf(rows.values());
  }

  private static Row row(ResultSet result) throws SQLException {
    return new Row(
        new StoredVersion(result.getLong(1), result.getLong(2)),
        result.getString(3),
        result.getString(4));
  }

  /** Types and ids are asked for apart: an id of one type is no wish for the same id of another. */
  private static boolean isNamed(Row row, Map<String, Set<String>> named) {
    return named.getOrDefault(row.type(), Set.of()).contains(row.id());
  }

  /** What these rows say now; versions whose content is not plain JSON in the row are left out. */
  private Map<StoredVersion, VersionCache.Entry> contents(List<Row> rows) {
    Map<Long, Row> byRow = new HashMap<>();
    rows.forEach(row -> byRow.put(row.version().row(), row));
    List<Object> values = new ArrayList<>();
    String sql = CONTENT.formatted(marks(byRow.keySet(), values));
    Map<StoredVersion, VersionCache.Entry> contents = new HashMap<>();
    jdbc.query(
        sql,
        result -> {
          Row row = byRow.get(result.getLong(1));
          String text = result.getString(4);
          if (row.version().version() == result.getLong(2)
              && "JSON".equals(result.getString(3))
              && text != null) {
            contents.put(row.version(), new VersionCache.Entry(parse(row, text), text.length()));
          }
        },
        values.toArray());
    return contents;
  }

  private Resource parse(Row row, String text) {
    Resource resource = (Resource) fhir.newJsonParser().parseResource(text);
    resource.setIdElement(
        new IdType(row.type(), row.id(), String.valueOf(row.version().version())));
    return resource;
  }

  /**
   * Question marks for an {@code in} list, filled up to a power of two with the last value: the
   * database then knows a handful of statements and not one for each length.
   */
  private static String marks(Collection<?> of, List<Object> values) {
    values.addAll(of);
    Object last = values.get(values.size() - 1);
    int length = of.size() == 1 ? 1 : Integer.highestOneBit(of.size() - 1) << 1;
    for (int i = of.size(); i < length; i++) {
      values.add(last);
    }
    return "?, ".repeat(length - 1) + "?";
  }

  /** Tenants apart, as HAPI's own searches keep them. */
  private static String partition(RequestPartitionId partition, List<Object> values) {
    if (partition.isAllPartitions()) {
      return "";
    }
    List<Integer> ids = partition.getPartitionIds();
    List<Integer> numbered = ids.stream().filter(Objects::nonNull).toList();
    String unnumbered = ids.size() > numbered.size() ? " or t.PARTITION_ID is null" : "";
    return numbered.isEmpty()
        ? " and t.PARTITION_ID is null"
        : " and (t.PARTITION_ID in (%s)%s)".formatted(marks(numbered, values), unnumbered);
  }
}
