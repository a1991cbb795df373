package org.cleanclaim.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.client.interceptor.BearerTokenAuthInterceptor;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.provider.HashMapResourceProvider;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;

/**
 * The server in one JVM without routes, the routes in another without a server: a claim goes to the
 * payer and comes back, and a third server that is not ours is guarded by the gateway.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class TwoProcessesIT {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final Path SERVER = Path.of("target", "cleanclaim.jar");
  private static final Path ROUTES =
      Path.of("..", "..", "camel-routes", "target", "cleanclaim-routes-exec.jar");
  private static final String SECRET = "shared-secret-of-the-routes";
  private static final String CARC = "https://x12.org/codes/claim-adjustment-reason-codes";
  private static final String GROUP = "https://x12.org/codes/claim-adjustment-group-codes";

  private final HttpClient http = HttpClient.newHttpClient();
  private final List<Process> processes = new ArrayList<>();
  private final int serverPort = FreePort.find();
  private final int routesPort = FreePort.find();
  private WebServer ehr;
  private IGenericClient server;
  private IGenericClient gateway;
  private Path folder;

  @BeforeAll
  void startBoth(@TempDir Path aside) throws Exception {
    folder = aside;
    ehr = otherServer();
    start(
        "server",
        SERVER,
        "--server.port=" + serverPort,
        "--cleanclaim.data=" + folder.resolve("data"),
        "--cleanclaim.routes.enabled=false",
        "--cleanclaim.simulated-payer.enabled=false",
        "--cleanclaim.demo.history=false",
        "--cleanclaim.eligibility.url=http://localhost:" + routesPort + "/routes/fhir",
        "--cleanclaim.eligibility.token=" + SECRET);
    Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .ignoreExceptions()
        .until(() -> get(serverPort, "/actuator/health", null).statusCode() == 200);
    var database = folder.resolve("data");
    var postmaster = Files.readAllLines(database.resolve("database/postmaster.pid"));
    var token = "http://localhost:" + serverPort + "/oauth2/token";
    start(
        "routes",
        ROUTES,
        "--server.port=" + routesPort,
        "--cleanclaim.routes.access.token=" + SECRET,
        "--cleanclaim.routes.fhir.url=http://localhost:" + serverPort + "/fhir",
        "--cleanclaim.routes.fhir.token-url=" + token,
        "--cleanclaim.routes.fhir.client-id=demo",
        "--cleanclaim.routes.fhir.client-secret=demo",
        "--cleanclaim.routes.database.url=jdbc:postgresql://127.0.0.1:"
            + postmaster.get(3).strip()
            + "/cleanclaim",
        "--cleanclaim.routes.database.username=cleanclaim",
        "--cleanclaim.routes.database.password="
            + Files.readString(database.resolve("database-password")).strip(),
        "--cleanclaim.routes.database.polling=200ms",
        "--cleanclaim.routes.submission.submitter-name=Harbor Family Medicine",
        "--cleanclaim.routes.submission.contact-name=Billing Office",
        "--cleanclaim.routes.submission.contact-phone=2075550110",
        "--cleanclaim.routes.submission.pick-up-every=1s",
        "--cleanclaim.routes.submission.batch-every=200ms",
        "--cleanclaim.routes.partners.simulated.payers=*",
        "--cleanclaim.routes.partners.simulated.outbox=file:" + folder + "/mailbox/to-payer",
        "--cleanclaim.routes.partners.simulated.inbox=file:"
            + folder
            + "/mailbox/from-payer?delete=true&delay=500",
        "--cleanclaim.routes.partners.simulated.receiver=SIMULATED",
        "--cleanclaim.routes.partners.simulated.receiver-name=Simulated payer",
        "--cleanclaim.routes.partners.simulated.batch-wait=0s",
        "--cleanclaim.simulated-payer.enabled=true",
        "--cleanclaim.simulated-payer.mailbox=" + folder + "/mailbox",
        "--cleanclaim.simulated-payer.acknowledge-after=0s",
        "--cleanclaim.simulated-payer.accept-after=1s",
        "--cleanclaim.simulated-payer.adjudicate-after=2s",
        "--cleanclaim.routes.gateway.upstream=http://localhost:" + ehr.getPort() + "/fhir",
        "--cleanclaim.routes.gateway.scrub-within=20s",
        "--cleanclaim.routes.gateway.cleanclaim.url=http://localhost:" + serverPort + "/fhir",
        "--cleanclaim.routes.gateway.cleanclaim.token-url=" + token,
        "--cleanclaim.routes.gateway.cleanclaim.client-id=demo",
        "--cleanclaim.routes.gateway.cleanclaim.client-secret=demo");
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .ignoreExceptions()
        .until(() -> get(routesPort, "/actuator/health", null).statusCode() == 200);
    FHIR.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
    FHIR.getRestfulClientFactory().setSocketTimeout(60_000);
    server = FHIR.newRestfulGenericClient("http://localhost:" + serverPort + "/fhir");
    server.registerInterceptor(new BearerTokenAuthInterceptor(token()));
    gateway = FHIR.newRestfulGenericClient("http://localhost:" + routesPort + "/gateway/fhir");
  }

  @AfterAll
  void stopBoth() throws Exception {
    for (int i = processes.size() - 1; i >= 0; i--) {
      processes.get(i).destroy();
      if (!processes.get(i).waitFor(60, TimeUnit.SECONDS)) {
        processes.get(i).destroyForcibly().waitFor();
      }
    }
    ehr.stop();
  }

  @Test
  @Order(1)
  void claimOfTheServerIsSentByTheRoutesAndAdjudicated() {
    var id =
        server.create().resource(visit("ana-reyes", "ana-northwind")).execute().getId().getIdPart();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(500))
        .untilAsserted(() -> assertThat(station(id)).isEqualTo("adjudicated"));
    assertThat(
            server
                .search()
                .forResource(ClaimResponse.class)
                .where(ClaimResponse.REQUEST.hasId("Claim/" + id))
                .cacheControl(new CacheControlDirective().setNoCache(true))
                .returnBundle(Bundle.class)
                .execute()
                .getEntry())
        .hasSize(1);
  }

  @Test
  @Order(2)
  void routesTellHowTheyAreToWhoShowsTheirToken() throws Exception {
    assertThat(get(routesPort, "/actuator/prometheus", null).statusCode()).isEqualTo(401);
    assertThat(get(routesPort, "/routes/fhir/anything", null).statusCode()).isEqualTo(401);
    assertThat(get(routesPort, "/actuator/prometheus", SECRET).body())
        .contains("routeId=\"submission-837\"", "routeId=\"remittance-835\"");
  }

  @Test
  @Order(3)
  void claimToAnotherServerIsJudgedByThePlugInAndHeld() {
    new OtherRecords().store(gateway);
    var claim = visit("pat", "cov");
    claim.getItem().add(line(2, "20610", 99));
    claim.getItemFirstRep().getProductOrService().getCodingFirstRep().setCode("99214");
    var stored = gateway.create().resource(claim).execute().getId().getIdPart();
    var held = gateway.read().resource(Claim.class).withId(stored).execute();
    assertThat(
            held.getMeta().getTag("https://cleanclaim.example/fhir/CodeSystem/claim-tag", "held"))
        .isNotNull();
  }

  @Test
  @Order(4)
  void coverageOfAnotherServerIsCopied() {
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(copies(Coverage.class)).hasSize(1));
  }

  @Test
  @Order(5)
  void denialOfAnotherServersClaimOpensOneTaskAndSendsNothing() {
    var claim = visit("pat", "cov");
    claim.setId("Claim/billed");
    gateway.update().resource(claim).execute();
    var response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(concept("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    response.setPatient(new Reference("Patient/pat"));
    response.setCreated(new Date());
    response.setInsurer(new Reference("Organization/payer"));
    response.setRequest(new Reference("Claim/billed"));
    var item = response.addItem().setItemSequence(1);
    adjudication(item, "submitted", 120);
    adjudication(item, "benefit", 0);
    item.addAdjudication()
        .setCategory(concept(GROUP, "CO"))
        .setReason(concept(CARC, "197"))
        .setAmount(dollars(120));
    gateway.create().resource(response).execute();
    Awaitility.await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(copies(ClaimResponse.class)).hasSize(1));
    var copied = copies(Claim.class);
    assertThat(copied).hasSize(1);
    var tasks = tasksAbout(copied.get(0).getIdElement().getIdPart());
    assertThat(tasks)
        .singleElement()
        .satisfies(
            task ->
                assertThat(task.getCode().getCodingFirstRep().getCode()).isEqualTo("work-denial"));
  }

  @Test
  @Order(6)
  void oneTraceFollowsAClaimThroughTheLogAndNobodyIsNamed() throws IOException {
    var log = Files.readAllLines(folder.resolve("routes.log"));
    var traces =
        log.stream()
            .filter(line -> line.contains("claim taken on -> "))
            .map(line -> line.replaceAll(".*\\[(.*?)].*", "$1"))
            .toList();
    assertThat(traces).isNotEmpty().doesNotHaveDuplicates().allMatch(trace -> !trace.isBlank());
    assertThat(traces)
        .anySatisfy(
            trace ->
                assertThat(log)
                    .filteredOn(line -> line.contains("[" + trace + "]"))
                    .extracting(line -> line.replaceAll(".* -> ([A-Z_]+).*", "$1"))
                    .containsSubsequence(
                        "QUEUED",
                        "BATCHED",
                        "SENDING",
                        "SENT",
                        "ACKNOWLEDGED",
                        "ACCEPTED",
                        "PAID"));
    assertThat(log)
        .noneSatisfy(line -> assertThat(line).containsAnyOf("Reyes", "Canaria", "NW123456789"))
        .noneSatisfy(line -> assertThat(line).contains("resourceType"));
  }

  @Test
  @Order(7)
  void routesThatLackEverythingSayWhatInALineEach() throws Exception {
    var process =
        new ProcessBuilder(java(), "-jar", ROUTES.toString(), "--server.port=0")
            .redirectErrorStream(true)
            .start();
    var said = new String(process.getInputStream().readAllBytes());
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isEqualTo(1);
    assertThat(said.lines().toList()).hasSize(3);
    assertThat(said).contains("cleanclaim.routes.fhir.url", "cleanclaim.routes.access.token");
  }

  /** What another server has of a patient who is not ours. */
  private final class OtherRecords {
    void store(IGenericClient client) {
      var payer = new Organization().setName("Northwind Commercial");
      payer.addIdentifier().setValue("NWC01");
      put(client, payer, "payer");
      var clinic = new Organization().setName("Harbor Family Medicine");
      clinic.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-npi").setValue("1234567893");
      put(client, clinic, "harbor-family");
      var shah = new Practitioner();
      shah.addIdentifier().setSystem("http://hl7.org/fhir/sid/us-npi").setValue("1234567893");
      put(client, shah, "shah");
      put(client, new Location(), "harbor-clinic");
      var patient = new Patient();
      patient.addName().setFamily("Canaria").addGiven("Pat");
      patient.setBirthDateElement(new DateType("1980-01-02"));
      put(client, patient, "pat");
      var coverage = new Coverage();
      coverage.setStatus(Coverage.CoverageStatus.ACTIVE);
      coverage.setSubscriberId("NW123456789");
      coverage.setBeneficiary(new Reference("Patient/pat"));
      coverage.addPayor(new Reference("Organization/payer"));
      put(client, coverage, "cov");
    }

    private void put(IGenericClient client, Resource resource, String id) {
      resource.setId(resource.fhirType() + "/" + id);
      client.update().resource(resource).execute();
    }
  }

  private static WebServer otherServer() {
    var fhir = new RestfulServer(FHIR);
    for (var type :
        List.of(
            Patient.class,
            Coverage.class,
            Claim.class,
            ClaimResponse.class,
            Organization.class,
            Practitioner.class,
            Location.class)) {
      fhir.registerProvider(new HashMapResourceProvider<>(FHIR, type));
    }
    var server =
        new TomcatServletWebServerFactory(0)
            .getWebServer(
                context -> {
                  var servlet = context.addServlet("fhir", fhir);
                  servlet.addMapping("/fhir/*");
                  servlet.setLoadOnStartup(1);
                });
    server.start();
    return server;
  }

  private void start(String name, Path jar, String... settings) throws IOException {
    var command =
        new ArrayList<>(
            List.of(
                java(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx900m",
                "-jar",
                jar.toString()));
    command.addAll(List.of(settings));
    processes.add(
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve(name + ".log").toFile())
            .start());
  }

  private static String java() {
    return ProcessHandle.current().info().command().orElse("java");
  }

  private HttpResponse<String> get(int port, String path, String token)
      throws IOException, InterruptedException {
    var request = HttpRequest.newBuilder(URI.create("http://localhost:" + port + path));
    if (token != null) {
      request.header("Authorization", "Bearer " + token);
    }
    return http.send(request.build(), BodyHandlers.ofString());
  }

  private String token() throws IOException, InterruptedException {
    var answer =
        http.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + serverPort + "/oauth2/token"))
                .header(
                    "Authorization",
                    "Basic " + Base64.getEncoder().encodeToString("demo:demo".getBytes()))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials&scope=system/*.cruds"))
                .build(),
            BodyHandlers.ofString());
    return new ObjectMapper().readTree(answer.body()).get("access_token").asText();
  }

  private String station(String claim) {
    return tasksAbout(claim).stream()
        .filter(task -> task.getCode().getCodingFirstRep().getCode().equals("submit-claim"))
        .map(task -> task.getBusinessStatus().getCodingFirstRep().getCode())
        .findFirst()
        .orElse("none");
  }

  private List<Task> tasksAbout(String claim) {
    return all(Task.class).stream()
        .filter(
            task ->
                ("Claim/" + claim).equals(task.getFocus().getReference())
                    || task.getBasedOn().stream()
                        .anyMatch(on -> ("Claim/" + claim).equals(on.getReference())))
        .toList();
  }

  /** Copies of what another server has. */
  private <T extends Resource> List<T> copies(Class<T> type) {
    return all(type).stream()
        .filter(resource -> resource.getIdElement().getIdPart().startsWith("gw-"))
        .toList();
  }

  private <T extends Resource> List<T> all(Class<T> type) {
    return server
        .search()
        .forResource(type)
        .count(200)
        .sort()
        .descending("_lastUpdated")
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> type.cast(entry.getResource()))
        .toList();
  }

  private static Claim visit(String patient, String coverage) {
    var claim = new Claim();
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    claim.setUse(Claim.Use.CLAIM);
    claim.setType(concept("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    claim.setPriority(concept("http://terminology.hl7.org/CodeSystem/processpriority", "normal"));
    claim.setPatient(new Reference("Patient/" + patient));
    claim.setCreated(new Date());
    claim.setProvider(new Reference("Organization/harbor-family"));
    claim.setFacility(new Reference("Location/harbor-clinic"));
    claim
        .addCareTeam()
        .setSequence(1)
        .setProvider(new Reference("Practitioner/shah"))
        .setRole(concept("http://terminology.hl7.org/CodeSystem/claimcareteamrole", "primary"))
        .setQualification(concept("http://nucc.org/provider-taxonomy", "207Q00000X"));
    claim
        .addInsurance()
        .setSequence(1)
        .setFocal(true)
        .setCoverage(new Reference("Coverage/" + coverage));
    claim
        .addDiagnosis()
        .setSequence(1)
        .setDiagnosis(concept("http://hl7.org/fhir/sid/icd-10-cm", "J06.9"));
    claim.addItem(line(1, "99213", 120));
    claim.setTotal(dollars(120));
    return claim;
  }

  private static Claim.ItemComponent line(int sequence, String code, int charge) {
    var line = new Claim.ItemComponent();
    line.setSequence(sequence)
        .setProductOrService(concept("http://www.ama-assn.org/go/cpt", code))
        .setServiced(new DateType(LocalDate.now().toString()))
        .setLocation(
            concept(
                "https://www.cms.gov/Medicare/Coding/place-of-service-codes/Place_of_Service_Code_Set",
                "11"))
        .setNet(dollars(charge));
    line.getQuantity().setValue(1);
    line.addDiagnosisSequence(1);
    line.addCareTeamSequence(1);
    return line;
  }

  private static void adjudication(ClaimResponse.ItemComponent item, String category, int amount) {
    item.addAdjudication()
        .setCategory(concept("http://terminology.hl7.org/CodeSystem/adjudication", category))
        .setAmount(dollars(amount));
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept().addCoding(new Coding(system, code, null));
  }

  private static Money dollars(int amount) {
    return new Money().setValue(new BigDecimal(amount)).setCurrency("USD");
  }
}
