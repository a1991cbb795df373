package org.cleanclaim.plugin.takeout;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HostProcess;
import org.cleanclaim.plugin.ledger.AlertDecision;
import org.cleanclaim.plugin.ledger.AlertKey;
import org.cleanclaim.plugin.ledger.SqlAlertDecisions;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.MeasureReport;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.JdbcTemplate;

/** Work leaves one instance and enters another, each a process with a PostgreSQL of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TakeoutIT {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Pattern ORIGIN = Pattern.compile("\\bo[0-9a-z]{8}-(?=\\d)");

  private final HttpClient http = HttpClient.newHttpClient();
  private final Chart chart = new Chart();
  private EmbeddedPostgres one;
  private EmbeddedPostgres other;
  private HostProcess from;
  private HostProcess to;
  private IGenericClient left;
  private IGenericClient entered;
  private Task appeal;
  private String note;
  private String exported;

  @BeforeAll
  void startBoth() throws IOException {
    FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    FHIR.getRestfulClientFactory().setSocketTimeout(120_000);
    one = EmbeddedPostgres.start();
    other = EmbeddedPostgres.start();
    from = start("takeout-from", one, "1s");
    to = start("takeout-to", other, "0s");
    left = FHIR.newRestfulGenericClient(from.base() + "/fhir");
    entered = FHIR.newRestfulGenericClient(to.base() + "/fhir");
  }

  @AfterAll
  void stopBoth() throws IOException {
    from.close();
    to.close();
    one.close();
    other.close();
  }

  private static HostProcess start(String name, EmbeddedPostgres database, String look) {
    return HostProcess.start(
        name,
        "--spring.datasource.url=" + database.getJdbcUrl("postgres", "postgres"),
        "--spring.jpa.properties.hibernate.dialect=ca.uhn.fhir.jpa.model.dialect.HapiFhirPostgresDialect",
        "--cleanclaim.playbooks.look=" + look);
  }

  @Test
  @Order(1)
  void allWorkLeavesWithAManifestAndEachLineIsAResource() throws Exception {
    chart.store(left);
    worked();
    closed();
    appealed();
    playbooks();
    onType(
        left,
        Task.class,
        "$save-view",
        p("name", new StringType("Mine")),
        p("query", new StringType("owner=Practitioner/" + chart.physician.getIdPart())));
    decided();
    awaitWantedPage();

    HttpResponse<String> answer = send("GET", from, "/fhir/$export-work", null);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).get().asString().contains("ndjson");
    exported = answer.body();
    List<String> lines = exported.lines().toList();
    Parameters manifest = FHIR.newJsonParser().parseResource(Parameters.class, lines.get(0));
    assertThat(value(manifest, "lines")).isEqualTo(String.valueOf(lines.size() - 1));
    assertThat(kinds(manifest))
        .containsKeys(
            "denial",
            "appeal",
            "records-request",
            "playbook",
            "letter-template",
            "wanted-page",
            "saved-view",
            "alert-decision",
            "submission",
            "Communication",
            "Provenance",
            "DetectedIssue",
            "ClaimResponse",
            "Claim",
            "Patient",
            "Coverage",
            "Practitioner",
            "Organization");
    assertThat(lines).allSatisfy(line -> FHIR.newJsonParser().parseResource(line));
    assertThat(kinds(onServer(left, "$work-digest")))
        .as("the same again")
        .isEqualTo(kinds(manifest));
  }

  @Test
  @Order(2)
  void aDamagedFileIsRefusedWithTheLineAndNothingIsWritten() throws Exception {
    List<String> lines = new ArrayList<>(exported.lines().toList());
    int line = 1;
    while (!lines.get(line).contains("\"resourceType\":\"Claim\"")) {
      line++;
    }
    List<String> changed = new ArrayList<>(lines);
    changed.set(line, lines.get(line).replace("99213", "99214"));
    assertRefused(changed, "Line " + (line + 1) + ": Claim/", "digest differs");
    List<String> broken = new ArrayList<>(lines);
    broken.set(7, lines.get(7).substring(0, lines.get(7).length() / 2));
    assertRefused(broken, "Line 8:");
    assertRefused(lines.subList(0, lines.size() - 1), "Line 1:", "cut");
    List<String> without = new ArrayList<>(lines);
    without.removeIf(each -> each.contains("\"versionId\":\"1\"") && each.contains("work-denial"));
    assertRefused(without, "comes without the one before it");
    assertRefused(lines.subList(1, lines.size()), "Line 1: The first line");
    assertThat(tasks(entered)).isEmpty();
    assertThat(kinds(onServer(entered, "$work-digest"))).isEmpty();
  }

  private void assertRefused(List<String> lines, String... words) throws Exception {
    HttpResponse<String> answer = imported(String.join("\n", lines) + "\n", "");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
    assertThat(answer.body()).contains("OperationOutcome", "Nothing was written").contains(words);
  }

  @Test
  @Order(3)
  void itEntersAnEmptyInstanceWithEqualDigestsAndTheSameLists() throws Exception {
    HttpResponse<String> answer = imported(exported, "");

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    Parameters said = FHIR.newJsonParser().parseResource(Parameters.class, answer.body());
    assertThat(value(said, "written")).isEqualTo(value(said, "lines"));
    assertThat(value(said, "kept")).isEqualTo("0");
    Parameters here = onServer(entered, "$work-digest");
    Parameters there = onServer(left, "$work-digest");
    assertThat(kinds(here)).isEqualTo(kinds(there));
    assertThat(value(here, "digest")).isEqualTo(value(there, "digest"));
    for (String view : List.of("open", "appealed", "waiting", "closed", "due-this-week")) {
      assertThat(list(entered, view)).as(view).isEqualTo(list(left, view));
    }
    assertThat(list(entered, "closed")).contains("written-off");
    assertThat(exported).contains("content-deleted", "\"code\":\"to-read\"", "House");
    assertThat(views(entered)).isEqualTo(views(left)).contains("owner=Practitioner");
    assertThat(figures(entered)).isEqualTo(figures(left)).hasSizeGreaterThan(5);
  }

  @Test
  @Order(4)
  void whatWasTakenInIsNotTakenTwice() throws Exception {
    assertThat(imported(exported, "").body()).contains("has denials already", "beside=true");
    Parameters again =
        FHIR.newJsonParser()
            .parseResource(Parameters.class, imported(exported, "?beside=true").body());
    assertThat(value(again, "written")).isEqualTo("0");
    assertThat(value(again, "kept")).isEqualTo(value(again, "lines"));
    assertThat(kinds(onServer(entered, "$work-digest")))
        .isEqualTo(kinds(onServer(left, "$work-digest")));
  }

  @Test
  @Order(5)
  void theAppealGoesOnWhereItWas() {
    Task here = tasks(entered).stream().filter(TakeoutIT::isAppeal).findFirst().orElseThrow();
    assertThat(plain(here.getIdElement().getIdPart())).isEqualTo(appeal.getIdElement().getIdPart());
    Communication draft =
        entered
            .search()
            .forResource(Communication.class)
            .where(Communication.CATEGORY.exactly().code("appeal-letter"))
            .returnBundle(Bundle.class)
            .execute()
            .getEntry()
            .stream()
            .map(entry -> (Communication) entry.getResource())
            .findFirst()
            .orElseThrow();
    String quoted =
        draft
            .getExtensionByUrl(Canonical.BASE + "/StructureDefinition/letter-quotation")
            .getExtensionByUrl("source")
            .getValue()
            .primitiveValue();
    assertThat(plain(quoted)).as("the version that was quoted").isEqualTo(note);
    assertThat(quoted).endsWith("/_history/2");
    DocumentReference source =
        (DocumentReference) entered.read().resource("DocumentReference").withUrl(quoted).execute();
    assertThat(new String(source.getContentFirstRep().getAttachment().getData()))
        .contains("Knee locks");
    Communication sent = onTask(entered, here, "$send-appeal", Communication.class);
    assertThat(sent.getStatus()).isEqualTo(Communication.CommunicationStatus.INPROGRESS);
    assertThat(onTask(entered, here, "$packet", Binary.class).getData()).isNotEmpty();
  }

  @Test
  @Order(6)
  void workOfBothGoesOnAndNumbersOfOneMeanNothingElseInTheOther() throws Exception {
    Task more = denial(entered, "16");
    assertThat(more.getIdElement().isIdPartValidLong()).isTrue();
    HttpResponse<String> back = send("GET", to, "/fhir/$export-work", null);
    assertThat(back.body().lines().count()).isGreaterThan(exported.lines().count());
    HttpResponse<String> answer = send("POST", from, "/fhir/$import-work?beside=true", back.body());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(tasks(left)).hasSizeGreaterThan(1);
    assertThat(list(left, "open")).contains("CO-16");
  }

  private void worked() {
    Task task = denial(left, "197");
    // Whoever is deleted since is named by an older version still.
    Practitioner gone = new Practitioner();
    gone.addName().setFamily("Gone");
    gone.setId(left.create().resource(gone).execute().getId().toUnqualifiedVersionless());
    onTask(left, task, "$assign", Task.class, p("owner", new Reference(gone.getId())));
    onTask(
        left,
        task,
        "$assign",
        Task.class,
        p("owner", new Reference("Practitioner/" + chart.physician.getIdPart())));
    onTask(
        left,
        task,
        "$log-call",
        Communication.class,
        p("representative", new StringType("Kim")),
        p("reference-number", new StringType("A-1")),
        p("promise", new StringType("Reprocess")),
        p("next", new DateType(LocalDate.now().plusDays(5).toString())));
    onTask(
        left,
        task,
        "$request-records",
        Task.class,
        p("to", new Reference().setDisplay("Medical records")),
        p("question", new StringType("The note of the visit")));
    left.delete().resource(gone).execute();
  }

  private void closed() {
    onTask(
        left,
        denial(left, "29"),
        "$close",
        Task.class,
        p("outcome", new CodeType("written-off")),
        p("lesson", new StringType("File sooner")));
  }

  /** With a letter that quotes the second of three versions of a note. */
  private void appealed() {
    DocumentReference kept = note("Knee hurts.");
    kept.setCustodian(new Reference(circle()));
    kept.getMeta().addTag("urn:desk", "to-read", null);
    kept.setId(left.create().resource(kept).execute().getId().toUnqualifiedVersionless());
    kept.getContentFirstRep().setAttachment(text("Knee locks on stairs."));
    note = left.update().resource(kept).execute().getId().toUnqualified().getValue();
    appeal = onTask(left, denial(left, "50"), "$appeal", Task.class);
    ParametersParameterComponent quote = new ParametersParameterComponent().setName("quote");
    quote.addPart().setName("source").setValue(new UriType(note));
    quote.addPart().setName("text").setValue(new StringType("Knee locks on stairs."));
    Parameters letter = onTask(left, appeal, "$letter", Parameters.class, quote);
    onTask(
        left,
        appeal,
        "$letter",
        Parameters.class,
        quote,
        p("text", new StringType(value(letter, "text").replace("[signer.name]", "Kim Moss"))),
        p("save", new BooleanType(true)));
    left.meta()
        .delete()
        .onResource(new IdType(note).toVersionless())
        .meta(kept.getMeta())
        .execute();
    kept.setMeta(null);
    kept.setId(new IdType(note).toVersionless());
    kept.getContentFirstRep().setAttachment(text("Amended: nothing of the kind."));
    left.update().resource(kept).execute();
  }

  /** Two that name each other, as a site's directory may have them. */
  private String circle() {
    Organization ward = new Organization().setName("Ward");
    ward.setId("ward-" + chart.clinic.getIdPart());
    Organization house = new Organization().setName("House");
    house.setId("house-" + chart.clinic.getIdPart());
    ward.setPartOf(new Reference("Organization/" + house.getIdPart()));
    house.setPartOf(new Reference("Organization/" + ward.getIdPart()));
    Bundle both = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Organization each : List.of(ward, house)) {
      both.addEntry()
          .setResource(each)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl("Organization/" + each.getIdPart());
    }
    left.transaction().withBundle(both).execute();
    return "Organization/" + ward.getIdPart();
  }

  private void playbooks() {
    PlanDefinition draft = draft();
    left.operation()
        .onInstance(draft.getIdElement().toUnqualifiedVersionless())
        .named("$publish-playbook")
        .withNoParameters(Parameters.class)
        .returnResourceType(PlanDefinition.class)
        .execute();
    draft();
    Library own = new Library();
    own.setUrl(Canonical.BASE + "/Library/letter-own");
    own.setVersion("1");
    own.setTitle("Our own");
    own.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
    own.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/library-type", "asset-collection"));
    own.addContent(
        new Attachment()
            .setContentType("text/x-mustache")
            .setData(
                "title: Ours\ncategories: duplicate\nneeds:\n---\nTo {{payer.name}}: it is no duplicate."
                    .getBytes(StandardCharsets.UTF_8)));
    left.create().resource(own).execute();
  }

  /** Which the operation takes only about an alert that was shown for weeks. */
  private void decided() {
    new SqlAlertDecisions(new JdbcTemplate(one.getPostgresDatabase()))
        .keep(
            new AlertDecision(
                new AlertKey("modifier-25-missing", "northwind-commercial", "clinician"),
                AlertDecision.Verdict.MUTE,
                "Said too often",
                "Practitioner/" + chart.physician.getIdPart(),
                OffsetDateTime.now(),
                new AlertDecision.Figures(60, 2, 20, 1)));
  }

  private PlanDefinition draft() {
    Parameters of = new Parameters();
    of.addParameter(p("payer", new CodeType("northwind-commercial")));
    return left.operation()
        .onType(PlanDefinition.class)
        .named("$draft-playbook")
        .withParameters(of)
        .returnResourceType(PlanDefinition.class)
        .execute();
  }

  /** The look for pages is every second there. */
  private void awaitWantedPage() {
    Instant end = Instant.now().plus(Duration.ofSeconds(60));
    while (tasks(left).stream()
        .noneMatch(task -> task.getCode().hasCoding(Canonical.TASKS, "write-playbook-page"))) {
      assertThat(Instant.now()).as("a page is wanted").isBefore(end);
      LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
    }
  }

  private Task denial(IGenericClient client, String carc) {
    String stored = chart.denied(client, carc);
    return tasks(client).stream()
        .filter(task -> task.getCode().hasCoding(Canonical.TASKS, "work-denial"))
        .filter(task -> stored.equals(task.getBasedOnFirstRep().getReference()))
        .findFirst()
        .orElseThrow();
  }

  private DocumentReference note(String words) {
    DocumentReference kept = new DocumentReference();
    kept.setStatus(DocumentReferenceStatus.CURRENT);
    kept.setSubject(Chart.reference(chart.patient));
    kept.setDate(new Date());
    kept.setDescription("Visit note");
    kept.addContent().setAttachment(text(words));
    return kept;
  }

  private static Attachment text(String words) {
    return new Attachment()
        .setContentType("text/plain")
        .setData(words.getBytes(StandardCharsets.UTF_8));
  }

  private static boolean isAppeal(Task task) {
    return task.getCode().hasCoding(Canonical.TASKS, "appeal-denial");
  }

  private List<Task> tasks(IGenericClient client) {
    Bundle found =
        client
            .search()
            .forResource(Task.class)
            .count(200)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream().map(entry -> (Task) entry.getResource()).toList();
  }

  /** Rows as they are told, with ids as they are where they were given. */
  private String list(IGenericClient client, String view) {
    Parameters answer = onType(client, Task.class, "$denials", p("view", new CodeType(view)));
    return plain(FHIR.newJsonParser().setPrettyPrint(true).encodeResourceToString(answer));
  }

  private String views(IGenericClient client) {
    return plain(
        FHIR.newJsonParser().encodeResourceToString(onType(client, Task.class, "$saved-views")));
  }

  /** Key figures of the work; how right edits were is counted from findings, which stay behind. */
  private List<String> figures(IGenericClient client) {
    Parameters answer =
        onServer(
            client,
            "$denial-kpis",
            p("from", new DateType(LocalDate.now().minusDays(30).toString())),
            p("to", new DateType(LocalDate.now().toString())));
    return answer.getParameter().stream()
        .map(ParametersParameterComponent::getResource)
        .filter(MeasureReport.class::isInstance)
        .map(MeasureReport.class::cast)
        .filter(report -> !report.getMeasure().contains("/Measure/edit-"))
        .map(report -> plain(FHIR.newJsonParser().encodeResourceToString(report.setDate(null))))
        .toList();
  }

  private static String plain(String text) {
    return ORIGIN.matcher(text).replaceAll(Matcher.quoteReplacement(""));
  }

  private static Map<String, String> kinds(Parameters told) {
    Map<String, String> kinds = new TreeMap<>();
    told.getParameter().stream()
        .filter(each -> "kind".equals(each.getName()))
        .forEach(
            each ->
                kinds.put(
                    each.getPart().get(0).getValue().primitiveValue(),
                    each.getPart().get(1).getValue().primitiveValue()
                        + " "
                        + each.getPart().get(2).getValue().primitiveValue()));
    return kinds;
  }

  private static String value(Parameters told, String name) {
    return told.getParameter(name).getValue().primitiveValue();
  }

  private HttpResponse<String> imported(String body, String options) throws Exception {
    return send("POST", to, "/fhir/$import-work" + options, body);
  }

  private HttpResponse<String> send(String method, HostProcess host, String path, String body)
      throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create(host.base() + path))
            .header("Content-Type", "application/fhir+ndjson")
            .header("Accept", "application/fhir+json")
            .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
            .build(),
        BodyHandlers.ofString());
  }

  private static Parameters onServer(
      IGenericClient client, String name, ParametersParameterComponent... parameters) {
    Parameters input = new Parameters();
    List.of(parameters).forEach(input::addParameter);
    return client
        .operation()
        .onServer()
        .named(name)
        .withParameters(input)
        .returnResourceType(Parameters.class)
        .execute();
  }

  private static Parameters onType(
      IGenericClient client,
      Class<? extends Resource> type,
      String name,
      ParametersParameterComponent... parameters) {
    Parameters input = new Parameters();
    List.of(parameters).forEach(input::addParameter);
    return client
        .operation()
        .onType(type)
        .named(name)
        .withParameters(input)
        .returnResourceType(Parameters.class)
        .execute();
  }

  private static <T extends Resource> T onTask(
      IGenericClient client,
      Task task,
      String name,
      Class<T> returned,
      ParametersParameterComponent... parameters) {
    Parameters input = new Parameters();
    List.of(parameters).forEach(input::addParameter);
    return client
        .operation()
        .onInstance(task.getIdElement().toUnqualifiedVersionless())
        .named(name)
        .withParameters(input)
        .returnResourceType(returned)
        .execute();
  }

  private static ParametersParameterComponent p(String name, Type value) {
    return new ParametersParameterComponent().setName(name).setValue(value);
  }
}
