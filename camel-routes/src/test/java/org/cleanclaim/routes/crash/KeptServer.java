package org.cleanclaim.routes.crash;

import ca.uhn.fhir.context.FhirContext;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.server.ServerSettings;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A server whose resources outlive every process: versions in a table. */
final class KeptServer extends FhirServer {
  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final JdbcClient jdbc;

  KeptServer(DataSource database) {
    super(
        FHIR,
        new ServerSettings("http://localhost:1/fhir", "", "", "", "x", Duration.ofSeconds(1)),
        Clock.systemUTC());
    jdbc = JdbcClient.create(database);
  }

  void migrate() {
    jdbc.sql(
            "create table if not exists kept (name text primary key, version int not null,"
                + " station text, content text not null, changed_at timestamptz not null)")
        .update();
  }

  /** Stores a new version. */
  void store(Resource resource) {
    var name = name(resource);
    int version =
        jdbc.sql("select coalesce(max(version), 0) + 1 from kept where name = ?")
            .params(name)
            .query(Integer.class)
            .single();
    jdbc.sql(
            "insert into kept (name, version, station, content, changed_at)"
                + " values (?, ?, ?, ?, now()) on conflict (name) do update set"
                + " version = excluded.version, station = excluded.station,"
                + " content = excluded.content, changed_at = now()")
        .params(name, version, station(resource), text(resource, name, version))
        .update();
  }

  private static String station(Resource resource) {
    return resource instanceof Task task
        ? task.getBusinessStatus().getCodingFirstRep().getCode()
        : null;
  }

  private static String text(Resource resource, String name, int version) {
    resource.setId(name + "/_history/" + version);
    resource.getMeta().setVersionId(Integer.toString(version));
    return FHIR.newJsonParser().encodeResourceToString(resource);
  }

  @Override
  public List<StoredSubmission> ready() {
    return tasks("station = 'ready'");
  }

  @Override
  public List<StoredSubmission> sendingSince(Instant before) {
    // Two minutes are long for a test: what was left is found at once, as it would be then.
    return tasks("station = 'sending'");
  }

  private List<StoredSubmission> tasks(String condition) {
    return jdbc
        .sql("select name from kept where " + condition + " order by name limit 100")
        .query(String.class)
        .list()
        .stream()
        .map(name -> (Task) find(name).orElseThrow())
        .map(
            task ->
                new StoredSubmission(
                    task, (Claim) find(task.getFocus().getReference()).orElseThrow()))
        .toList();
  }

  @Override
  public void verifyCoverage(Claim claim) {}

  @Override
  public Optional<Task> task(String reference) {
    return find(reference).map(Task.class::cast);
  }

  @Override
  public boolean update(Resource task) {
    CrashPoint.C0.reached();
    var name = name(task);
    int before = Integer.parseInt(task.getIdElement().getVersionIdPart());
    var station = station(task);
    return jdbc.sql(
                "update kept set version = ?, station = ?, content = ?, changed_at = now()"
                    + " where name = ? and version = ?")
            .params(before + 1, station, text(task, name, before + 1), name, before)
            .update()
        == 1;
  }

  @Override
  public List<Resource> read(Collection<String> references) {
    return references.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  @Override
  public void put(List<? extends Resource> resources) {
    resources.forEach(this::store);
  }

  private Optional<Resource> find(String name) {
    return jdbc.sql("select content from kept where name = ?")
        .params(name)
        .query(String.class)
        .optional()
        .map(text -> (Resource) FHIR.newJsonParser().parseResource(text));
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }
}
