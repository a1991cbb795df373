package org.cleanclaim.plugin.cdshooks;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.InstalledEdits;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.plugin.eligibility.EligibilityClient;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestions;
import org.cleanclaim.plugin.eligibility.EligibilityReply;
import org.cleanclaim.plugin.eligibility.EligibilitySettings;
import org.cleanclaim.plugin.ledger.AlertDecision;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.AlertKey;
import org.cleanclaim.plugin.ledger.CardFeedback;
import org.cleanclaim.plugin.ledger.CardLedger;
import org.cleanclaim.plugin.ledger.ShownCard;
import org.cleanclaim.plugin.site.AppLaunch;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.unit.DataSize;

/** The whole endpoint without a server: what is beyond it is faked here. */
class CdsHooksHarness {

  static final FhirContext FHIR = FhirContext.forR4Cached();
  static final ObjectMapper JSON = new ObjectMapper();
  static final String INSTANCE = "d1577c69-dfbe-44ad-ba6d-3e05e953b2ea";
  static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-23T15:00:00Z"), ZoneOffset.UTC);

  final Store store = new Store();
  final Ledger ledger = new Ledger();
  final Decisions decisions = new Decisions();
  final List<EligibilityReply> recorded = new CopyOnWriteArrayList<>();
  boolean localReadsPermitted = true;
  Clock clock = CLOCK;

  private URI baseUrl;
  private List<URI> fhirServers = List.of();
  private List<CdsHooksSettings.Client> clients = List.of();
  private boolean requireJwt;
  private String clientId;
  private Duration deadline = Duration.ofSeconds(5);
  private URI eligibility;
  private String siteNpi = "1234567893";
  private List<ClaimEdit> edits = SampleEdits.all();
  private PayerPolicies policies = PayerPolicies.shipped();
  private MockMvc mvc;

  CdsHooksHarness fhirServers(String... origins) {
    fhirServers = Stream.of(origins).map(URI::create).toList();
    return this;
  }

  CdsHooksHarness clients(String baseUrl, boolean required, CdsHooksSettings.Client... known) {
    this.baseUrl = URI.create(baseUrl);
    this.requireJwt = required;
    this.clients = List.of(known);
    return this;
  }

  CdsHooksHarness clientId(String id) {
    this.clientId = id;
    return this;
  }

  CdsHooksHarness deadline(Duration time) {
    this.deadline = time;
    return this;
  }

  /** Judges by the edits that ship, not by those whose findings a test makes up. */
  CdsHooksHarness withInstalledEdits() {
    this.edits = InstalledEdits.all();
    return this;
  }

  CdsHooksHarness policies(PayerPolicies those) {
    this.policies = those;
    return this;
  }

  CdsHooksHarness eligibility(String url) {
    this.eligibility = URI.create(url);
    return this;
  }

  /** A site that did not say under which NPI it asks when a visit names nobody. */
  CdsHooksHarness withoutSiteNpi() {
    this.siteNpi = null;
    return this;
  }

  private CdsHooksSettings settings() {
    return new CdsHooksSettings(
        true,
        baseUrl,
        fhirServers,
        clientId,
        DataSize.ofMegabytes(1),
        deadline,
        Duration.ofMillis(400),
        "/app/launch",
        List.of(),
        requireJwt,
        clients);
  }

  private MockMvc mvc() {
    if (mvc == null) {
      CdsHooksSettings settings = settings();
      ReferenceLibrary library = ReferenceLibrary.sample();
      Scrubber scrubber = Scrubber.of(edits, () -> library, () -> policies);
      EligibilitySettings asking =
          new EligibilitySettings(
              eligibility, Duration.ofSeconds(3), siteNpi, "Harbor Family", Duration.ofMinutes(1));
      EligibilityDesk desk =
          new EligibilityDesk(new EligibilityClient(asking, FHIR, Optional::empty), asking.keep());
      DraftJudge judge =
          new DraftJudge(
              new ClaimJudge(scrubber, clock),
              new EligibilityRefresh(
                  desk,
                  new EligibilityQuestions(asking),
                  settings.eligibilityWait(),
                  recorded::add));
      FhirJson fhir = new FhirJson(FHIR);
      AppLaunch app = new AppLaunch(settings.appLaunch());
      OrdersReview orders = new OrdersReview(judge, FHIR, app);
      ChargesReview charges = new ChargesReview(judge, FHIR, app);
      RecordSources sources =
          new RecordSources(
              settings,
              (authorization, patient) -> localReadsPermitted,
              store,
              new Reading(4),
              fhir);
      CdsHooksController controller =
          new CdsHooksController(
              settings,
              List.of(
                  new PatientViewService(judge, app),
                  new AppointmentBookService(judge, app),
                  new EncounterStartService(judge, app),
                  new OrderSelectService(orders),
                  new OrderSignService(orders),
                  new OrderDispatchService(orders),
                  new EncounterDischargeService(charges),
                  new ProblemListService(judge, app),
                  new ChargeCaptureService(charges),
                  new NoteSignService(charges)),
              new CdsDesk(settings, sources, fhir, ledger, decisions, new Reading(4), clock),
              new ClientCheck(
                  requireJwt,
                  new ClientTokenVerifier(new ClientKeys(clients), new RememberedTokens(), clock)),
              new FeedbackDesk(ledger));
      mvc = MockMvcBuilders.standaloneSetup(controller).build();
    }
    return mvc;
  }

  static ObjectNode recorded(String name) {
    try (InputStream in =
        CdsHooksHarness.class.getResourceAsStream("/cds-hooks/" + name + ".json")) {
      return (ObjectNode) JSON.readTree(in);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  static ObjectNode prefetch(ObjectNode request) {
    return (ObjectNode) request.path("prefetch");
  }

  static ObjectNode context(ObjectNode request) {
    return (ObjectNode) request.path("context");
  }

  Answer call(String service, JsonNode request) throws Exception {
    return post("/cds-services/" + service, request.toString().getBytes());
  }

  Answer post(String path, byte[] body) throws Exception {
    return send(
        MockMvcRequestBuilders.post(path).contentType(MediaType.APPLICATION_JSON).content(body));
  }

  Answer send(MockHttpServletRequestBuilder request) throws Exception {
    MockHttpServletResponse response = mvc().perform(request).andReturn().getResponse();
    byte[] body = response.getContentAsByteArray();
    return new Answer(
        response.getStatus(),
        response.getContentType(),
        body.length == 0 ? JSON.missingNode() : JSON.readTree(body),
        response);
  }

  /** An answer as the caller sees it. */
  record Answer(int status, String type, JsonNode body, MockHttpServletResponse response) {

    List<JsonNode> cards() {
      List<JsonNode> cards = new ArrayList<>();
      body.path("cards").forEach(cards::add);
      return cards;
    }

    List<JsonNode> trace() {
      List<JsonNode> entries = new ArrayList<>();
      body.path("extension").path("org.cleanclaim.trace").forEach(entries::add);
      return entries;
    }
  }

  /** A store of a few resources, which can be told to hang or fail. */
  static final class Store extends StoredResources {
    final Map<String, Resource> stored = new ConcurrentHashMap<>();
    volatile Duration delay = Duration.ZERO;
    volatile boolean broken;
    volatile int reads;

    void put(Resource resource) {
      stored.put(resource.fhirType() + "/" + resource.getIdElement().getIdPart(), resource);
    }

    @Override
    protected void read(
        KnownResources known,
        Set<String> files,
        Map<String, Set<String>> others,
        RequestDetails request) {
      read();
      if (files.stream().anyMatch(id -> stored.containsKey("Patient/" + id))) {
        stored.values().forEach(known::add);
      }
      others.forEach((type, ids) -> ids.forEach(id -> add(known, type + "/" + id)));
    }

    @Override
    protected void readApprovals(
        KnownResources known, Set<String> patients, RequestDetails request) {
      read(known, patients, Map.of(), request);
    }

    private void add(KnownResources known, String reference) {
      if (stored.containsKey(reference)) {
        known.add(stored.get(reference));
      }
    }

    private void read() {
      reads++;
      if (broken) {
        throw new IllegalStateException("connection refused for patient Reyes");
      }
      if (!delay.isZero()) {
        try {
          new CountDownLatch(1).await(delay.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /** Decisions in memory. */
  static final class Decisions implements AlertDecisions {
    final Map<AlertKey, AlertDecision.Verdict> inForce = new ConcurrentHashMap<>();

    @Override
    public Map<AlertKey, AlertDecision.Verdict> inForce() {
      return inForce;
    }

    @Override
    public List<AlertDecision> all() {
      return List.of();
    }

    @Override
    public void keep(AlertDecision decision) {
      inForce.put(decision.alert(), decision.verdict());
    }
  }

  /** A ledger in memory. */
  static final class Ledger implements CardLedger {
    final List<ShownCard> shown = new ArrayList<>();
    final List<CardFeedback> kept = new ArrayList<>();
    RuntimeException fault;

    @Override
    public void shown(List<ShownCard> cards) {
      shown.addAll(cards);
    }

    @Override
    public Set<String> overridden(String reader, OffsetDateTime since) {
      if (fault != null) {
        throw fault;
      }
      Set<String> cards =
          kept.stream()
              .filter(given -> "overridden".equals(given.outcome()) && !given.at().isBefore(since))
              .map(CardFeedback::card)
              .collect(Collectors.toSet());
      return shown.stream()
          .filter(card -> reader.equals(card.reader()) && cards.contains(card.uuid()))
          .map(ShownCard::edit)
          .collect(Collectors.toSet());
    }

    @Override
    public void keep(List<CardFeedback> feedback) {
      if (fault != null) {
        throw fault;
      }
      kept.addAll(feedback);
    }
  }
}
