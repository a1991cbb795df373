package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cleanclaim.routes.submission.ClaimPickUp;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.standalone.backtest.RemittanceEdi;
import org.cleanclaim.standalone.command.CommandLine;
import org.cleanclaim.standalone.scrub.ClaimEdi;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;

/** A site hands in a folder of its past: files in any order, zipped, twice, damaged. */
@OnStandaloneServer
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class HistoryImportIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final DateTimeFormatter X12 = DateTimeFormatter.BASIC_ISO_DATE;

  /** Before the made-up year of the demo, whose denials would count. */
  private static final LocalDate LONG_AGO = LocalDate.now().minusDays(500);

  private static final LocalDate LATELY = LocalDate.now().minusDays(10);

  @Autowired StandaloneServer server;
  @Autowired ClaimPickUp pickUp;
  @Autowired TrafficDatabase traffic;

  @TempDir static Path folder;

  private IGenericClient client;
  private JsonNode first;

  @BeforeEach
  void signIn() {
    client = server.fhir();
  }

  @Test
  @Order(1)
  void folderIsTakenInAtOnce() throws Exception {
    Files.write(folder.resolve("a-remit.835"), longAgo());
    Files.write(folder.resolve("a-remit-again.835"), longAgo());
    Files.write(folder.resolve("b-lately.835"), lately());
    Files.write(folder.resolve("c-cut.835"), cut());
    Files.writeString(folder.resolve("d-notes.txt"), "Call the payer on Monday.");
    Files.write(
        folder.resolve("y-claims.837"),
        text(
            ClaimEdi.interchange(
                801,
                ClaimEdi.visitAndInjection("PAST1", null),
                ClaimEdi.claim("PAST2", "M2", "20260302", List.of("99213")),
                ClaimEdi.claim("PAST3", "M3", "20260302", List.of("99214")))));
    Files.write(
        folder.resolve("z-more.zip"),
        zip(
            "PAST4.837",
            text(
                ClaimEdi.interchange(
                    802, ClaimEdi.claim("PAST4", "M4", "20260302", List.of("99215"))))));

    var out = folder.resolveSibling(folder.getFileName() + "-report.json");
    var code = run("json", out);
    first = JSON.readTree(Files.readString(out));

    assertThat(code).as("something was withheld").isEqualTo(1);
    assertThat(states(first))
        .containsExactly(
            "a-remit-again.835 taken",
            "a-remit.835 known",
            "b-lately.835 taken",
            "c-cut.835 quarantined",
            "d-notes.txt refused",
            "y-claims.837 taken",
            "z-more.zip/PAST4.837 taken");
    assertThat(first.at("/import/claims/claims").asInt()).isEqualTo(4);
    assertThat(first.at("/import/files/3/said").asText()).contains("Ask the payer");
    assertThat(first.at("/import/files/0/unmatched").asInt()).isEqualTo(1);
    assertThat(first.at("/import/files/0/faults/0").asText()).contains("GONE1");
  }

  @Test
  @Order(2)
  void claimsAreSentAndHeldByNobody() {
    pickUp.run();
    for (var number : List.of("PAST1", "PAST2", "PAST3", "PAST4")) {
      var claim = claim(number);
      assertThat(claim.getMeta().getTag()).extracting("code").containsExactly("imported");
      var task = submission(claim);
      assertThat(task.getBusinessStatus().getCodingFirstRep().getCode())
          .isEqualTo(number.equals("PAST3") ? "sent" : "adjudicated");
    }
    assertThat(
            all(
                DetectedIssue.class,
                "DetectedIssue?code=timely-filing&implicated=Claim/"
                    + claim("PAST2").getIdElement().getIdPart()))
        .as("judged by the day it was sent, the day after the visit")
        .isEmpty();
    assertThat(
            traffic
                .jdbc()
                .sql(
                    "select count(*) from cleanclaim_routes.interchange"
                        + " where convert_from(body, 'UTF8') like '%PAST%'")
                .query(Integer.class)
                .single())
        .isZero();
  }

  @Test
  @Order(3)
  void answersFindTheirClaimsAndDenialsAreDatedByThem() {
    var denial = denial(claim("PAST1"));
    assertThat(input(denial, "denied-on")).isEqualTo(LONG_AGO.toString());
    assertThat(input(denial, "category")).isNotNull();
    assertThat(denial.getRestriction().getPeriod().hasEnd()).isTrue();
    assertThat(denials(claim("PAST2"))).isEmpty();
    assertThat(denials(claim("PAST4"))).hasSize(1);
    var unknown =
        all(ClaimResponse.class, "ClaimResponse?_count=500").stream()
            .filter(one -> "GONE1".equals(one.getRequest().getIdentifier().getValue()))
            .toList();
    assertThat(unknown).hasSize(1);
    assertThat(denialsOf(unknown.get(0))).as("an unknown claim is work as well").hasSize(1);
  }

  @Test
  @Order(4)
  void reportOfCausesIsTheListsAndOnePersonCanReadIt() {
    var causes = causes(LONG_AGO, LONG_AGO);
    assertThat(count(causes, "denied")).isEqualTo(2);
    assertThat(sum(causes, "denied")).isEqualByComparingTo("300");
    assertThat(count(causes, "adjudicated")).isEqualTo(2);
    assertThat(count(causes, "unknownClaim")).isEqualTo(1);
    assertThat(rows(causes, "code"))
        .extracting(row -> text(row, "value"))
        .containsExactlyInAnyOrder("CO-97", "CO-197");
    assertThat(rows(causes, "month"))
        .extracting(row -> text(row, "value"))
        .containsExactly(LONG_AGO.toString().substring(0, 7));
    for (var part : List.of("category", "payer", "code", "preventable", "month", "state")) {
      assertThat(
              rows(causes, part).stream()
                  .mapToInt(row -> Integer.parseInt(text(row, "count")))
                  .sum())
          .as(part)
          .isEqualTo(2);
    }
    assertThat(text(rows(causes, "preventable").get(0), "value")).isIn("foreseen", "edit-exists");
    for (var days : List.of(LONG_AGO, LATELY)) {
      var told = causes(days, days);
      var list = list("open", days);
      assertThat(count(told, "open")).isEqualTo(Integer.parseInt(text(list, "count")));
      assertThat(sum(told, "open")).isEqualByComparingTo(money(list, "sum"));
    }
    assertThat(causes.getParameter("text").getValue().primitiveValue())
        .contains("Causes of denials", "CO-97", "Northwind");
    assertThat(first.at("/causes/resourceType").asText()).isEqualTo("Parameters");
  }

  @Test
  @Order(5)
  void pastTheirLastDayTheyAreLostAndNoNewWork() {
    client
        .operation()
        .onType(Task.class)
        .named("$sweep-denials")
        .withNoParameters(Parameters.class)
        .execute();
    assertThat(denial(claim("PAST1")).getBusinessStatus().getCodingFirstRep().getCode())
        .isEqualTo("lost");
    assertThat(denial(claim("PAST4")).getBusinessStatus().getCodingFirstRep().getCode())
        .isEqualTo("new");
    assertThat(count(causes(LONG_AGO, LONG_AGO), "pastLastDay")).isEqualTo(2);
  }

  @Test
  @Order(6)
  void sameFolderAgainChangesNothing() throws Exception {
    var before = versions();
    var out = folder.resolveSibling(folder.getFileName() + "-again.json");
    assertThat(run("json", out)).isEqualTo(1);
    var again = JSON.readTree(Files.readString(out));
    assertThat(states(again))
        .containsExactly(
            "a-remit-again.835 known",
            "a-remit.835 known",
            "b-lately.835 known",
            "c-cut.835 quarantined",
            "d-notes.txt refused",
            "y-claims.837 known",
            "z-more.zip/PAST4.837 known");
    assertThat(again.at("/import/claims/known").asInt()).isEqualTo(4);
    assertThat(versions()).isEqualTo(before);
    var text = folder.resolveSibling(folder.getFileName() + "-report.txt");
    run("text", text);
    assertThat(Files.readString(text))
        .contains("What could not be read or matched", "c-cut.835 is quarantined", "By category");
    var csv = folder.resolveSibling(folder.getFileName() + "-report.csv");
    run("csv", csv);
    assertThat(Files.readString(csv)).startsWith("part,value,name").contains("code,CO-97,");
  }

  @Test
  @Order(7)
  void denialOfAnUnknownClaimHasItOnceItsClaimIsImported() throws Exception {
    var work =
        all(ClaimResponse.class, "ClaimResponse?_count=500").stream()
            .filter(one -> "GONE1".equals(one.getRequest().getIdentifier().getValue()))
            .flatMap(one -> denialsOf(one).stream())
            .toList();
    assertThat(work).hasSize(1);
    Files.write(
        folder.resolve("x-found.837"),
        text(
            ClaimEdi.interchange(
                803, ClaimEdi.claim("GONE1", "M5", "20260302", List.of("99214", "99213")))));
    run("json", folder.resolveSibling(folder.getFileName() + "-found.json"));
    var denial = denial(claim("GONE1"));
    assertThat(denial.getIdElement().getIdPart()).isEqualTo(work.get(0).getIdElement().getIdPart());
    assertThat(denial.getFor().getReference())
        .isEqualTo(claim("GONE1").getPatient().getReference());
    var causes = causes(LONG_AGO, LONG_AGO);
    assertThat(count(causes, "denied")).as("no denial twice").isEqualTo(2);
    assertThat(count(causes, "unknownClaim")).isZero();
    assertThat(count(causes, "adjudicated")).isEqualTo(3);
  }

  @Test
  @Order(8)
  void onlyWhoMayHandsFilesIn() throws Exception {
    var path = "/routes/imports";
    var sent = BodyPublishers.ofByteArray(longAgo());
    assertThat(server.send(server.request(path).POST(sent)).statusCode()).isEqualTo(401);
    for (var scope : List.of("system/*.cruds", "cleanclaim/traffic.read")) {
      assertThat(post(path, longAgo(), server.token(scope)).statusCode()).isEqualTo(403);
    }
    var id = first.at("/import/id").asText();
    assertThat(get(path + "/" + id, server.token("system/*.cruds")).statusCode()).isEqualTo(403);
    var reader = server.token("cleanclaim/traffic.read");
    assertThat(get(path + "/" + id, reader).statusCode()).isEqualTo(200);
    assertThat(get(path + "/none", reader).statusCode()).isEqualTo(404);
    assertThat(get("/fhir/$denial-causes".replace("$", "%24"), reader).statusCode()).isEqualTo(403);
    var importer = server.token("cleanclaim/traffic.import");
    assertThat(get(path + "/" + id, importer).statusCode()).isEqualTo(403);
    var damaged = zip("a.837", longAgo());
    var refused = post(path, Arrays.copyOf(damaged, 60), importer);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("OperationOutcome", "nothing was taken");
  }

  private int run(String format, Path out) {
    return CommandLine.of(
            "import",
            "--server",
            server.origin(),
            "--format",
            format,
            "--out",
            out.toString(),
            folder.toString())
        .run()
        .orElseThrow();
  }

  private static List<String> states(JsonNode report) {
    var states = new ArrayList<String>();
    report
        .at("/import/files")
        .forEach(file -> states.add(file.get("name").asText() + " " + file.get("state").asText()));
    return states;
  }

  /** One line paid and one denied; a claim that is paid; one that nobody knows. */
  private static byte[] longAgo() {
    return remittance(
        901,
        LONG_AGO,
        List.of(
            RemittanceEdi.claim("PAST1", "1", 200, 80)
                + RemittanceEdi.line("99213", "20260302", 100, 0, "CAS*CO*97*100~\n")
                + RemittanceEdi.line("20610", "20260302", 100, 80, "CAS*CO*45*20~\n"),
            RemittanceEdi.claim("PAST2", "1", 100, 80)
                + RemittanceEdi.line("99213", "20260302", 100, 80, "CAS*CO*45*20~\n"),
            RemittanceEdi.claim("GONE1", "4", 200, 0)
                + RemittanceEdi.line("99214", "20260302", 200, 0, "CAS*CO*197*200~\n")));
  }

  private static byte[] lately() {
    return remittance(
        902,
        LATELY,
        List.of(
            RemittanceEdi.claim("PAST4", "4", 100, 0)
                + RemittanceEdi.line("99215", "20260302", 100, 0, "CAS*CO*16*100~\n")));
  }

  private static byte[] cut() {
    var whole =
        remittance(
            903,
            LATELY,
            List.of(
                RemittanceEdi.claim("PAST3", "1", 100, 80)
                    + RemittanceEdi.line("99214", "20260302", 100, 80, "CAS*CO*45*20~\n")));
    return Arrays.copyOf(whole, whole.length - 60);
  }

  private static byte[] remittance(int number, LocalDate day, List<String> claims) {
    return text(
        RemittanceEdi.interchange(claims)
            .replace("000000009", "%09d".formatted(number))
            .replace("EFT1", "EFT" + number)
            .replace("20260320", day.format(X12)));
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return bytes.toByteArray();
  }

  private List<Task> denialsOf(ClaimResponse answer) {
    return all(Task.class, "Task?focus=ClaimResponse/" + answer.getIdElement().getIdPart());
  }

  private Claim claim(String number) {
    return all(Claim.class, "Claim?identifier=" + number).get(0);
  }

  private Task submission(Claim claim) {
    return tasks(claim, "focus").stream()
        .filter(task -> task.getCode().getCodingFirstRep().getCode().equals("submit-claim"))
        .findFirst()
        .orElseThrow();
  }

  private Task denial(Claim claim) {
    return denials(claim).get(0);
  }

  private List<Task> denials(Claim claim) {
    return tasks(claim, "based-on");
  }

  private List<Task> tasks(Claim claim, String by) {
    return all(Task.class, "Task?" + by + "=Claim/" + claim.getIdElement().getIdPart());
  }

  /** Of all that the import wrote, by id: a second one leaves every version as it is. */
  private Map<String, String> versions() {
    var versions = new TreeMap<String, String>();
    for (var number : List.of("PAST1", "PAST2", "PAST3", "PAST4")) {
      var claim = claim(number);
      tell(versions, List.of(claim));
      tell(versions, tasks(claim, "focus"));
      tell(versions, tasks(claim, "based-on"));
      tell(
          versions,
          all(
              ClaimResponse.class,
              "ClaimResponse?request=Claim/" + claim.getIdElement().getIdPart()));
      tell(
          versions,
          all(
              Patient.class,
              "Patient?_id=" + claim.getPatient().getReferenceElement().getIdPart()));
    }
    return versions;
  }

  private static void tell(Map<String, String> versions, List<? extends Resource> resources) {
    resources.forEach(
        one ->
            versions.put(
                one.fhirType() + "/" + one.getIdElement().getIdPart(),
                one.getMeta().getVersionId()));
  }

  private <T extends Resource> List<T> all(Class<T> type, String url) {
    return client
        .search()
        .byUrl(url)
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  private Parameters causes(LocalDate from, LocalDate to) {
    return client
        .operation()
        .onServer()
        .named("$denial-causes")
        .withParameter(Parameters.class, "from", new DateType(from.toString()))
        .andParameter("to", new DateType(to.toString()))
        .execute();
  }

  private ParametersParameterComponent list(String view, LocalDate day) {
    var answer =
        client
            .operation()
            .onType(Task.class)
            .named("$denials")
            .withParameter(Parameters.class, "view", new StringType(view))
            .andParameter("denied-from", new StringType(day.toString()))
            .andParameter("denied-to", new StringType(day.toString()))
            .execute();
    var whole = new ParametersParameterComponent();
    answer.getParameter().forEach(whole::addPart);
    return whole;
  }

  private static List<ParametersParameterComponent> rows(Parameters answer, String name) {
    return answer.getParameter().stream().filter(one -> name.equals(one.getName())).toList();
  }

  private static int count(Parameters answer, String name) {
    return Integer.parseInt(text(rows(answer, name).get(0), "count"));
  }

  private static BigDecimal sum(Parameters answer, String name) {
    return money(rows(answer, name).get(0), "sum");
  }

  private static String text(ParametersParameterComponent row, String part) {
    return row.getPart().stream()
        .filter(one -> part.equals(one.getName()))
        .map(one -> one.getValue().primitiveValue())
        .findFirst()
        .orElseThrow();
  }

  private static BigDecimal money(ParametersParameterComponent row, String part) {
    return row.getPart().stream()
        .filter(one -> part.equals(one.getName()))
        .map(one -> ((Money) one.getValue()).getValue())
        .findFirst()
        .orElseThrow();
  }

  private static String input(Task task, String name) {
    return task.getInput().stream()
        .filter(one -> name.equals(one.getType().getCodingFirstRep().getCode()))
        .map(
            one ->
                one.getValue().isPrimitive()
                    ? one.getValue().primitiveValue()
                    : String.valueOf(one.getValue()))
        .findFirst()
        .orElse(null);
  }

  private HttpResponse<String> post(String path, byte[] body, String token) {
    return server.send(
        server
            .request(path)
            .header("Authorization", "Bearer " + token)
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private HttpResponse<String> get(String path, String token) {
    return server.send(server.request(path).header("Authorization", "Bearer " + token));
  }
}
