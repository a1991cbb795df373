package org.cleanclaim.routes.submission;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.claim.ClaimLack;
import org.cleanclaim.routes.claim.SubmittedClaims;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.server.FhirServer.StoredSubmission;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.X12Refusal;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes ready claims on. First the payer is asked once more whether the day was covered, and the
 * Task is moved to {@code sending}, unless that or somebody changed it meanwhile: from then on a
 * change of the claim no longer decides whether it goes out. Then the claim is kept as it was, by
 * its version, once. Done half, the rest is done by the next run: a Task that has been {@code
 * sending} for a while without a submission is taken on too.
 *
 * <p>Each payer's claims are taken on by a thread of their own, as asking a payer that hangs takes
 * long; the next look leaves alone those that are still waited for.
 */
public final class ClaimPickUp {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimPickUp.class);
  private static final int PAYERS_AT_A_TIME = 12;
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

  private final FhirServer server;
  private final Submissions submissions;
  private final TrafficDatabase database;
  private final PartnerSettings partners;
  private final BatchWriting writing;
  private final Duration patience;
  private final Clock clock;
  private final Set<String> asked = ConcurrentHashMap.newKeySet();
  private final ExecutorService payers;

  /**
   * @param patience how long a look waits for payers before the next one may begin
   */
  public ClaimPickUp(
      FhirServer server,
      Submissions submissions,
      TrafficDatabase database,
      PartnerSettings partners,
      BatchWriting writing,
      Duration patience,
      Clock clock) {
    this.server = server;
    this.submissions = submissions;
    this.database = database;
    this.partners = partners;
    this.writing = writing;
    this.patience = patience;
    this.clock = clock;
    var number = new AtomicInteger();
    var pool =
        new ThreadPoolExecutor(
            PAYERS_AT_A_TIME,
            PAYERS_AT_A_TIME,
            30,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(),
            work -> {
              var thread = new Thread(work, "routes-pick-up-" + number.incrementAndGet());
              thread.setDaemon(true);
              return thread;
            });
    pool.allowCoreThreadTimeOut(true);
    payers = pool;
  }

  /** How many claims were taken on so far, those held included. */
  public int run() {
    var wanted = new LinkedHashMap<StoredSubmission, Boolean>();
    server.ready().forEach(ready -> wanted.put(ready, true));
    server.sendingSince(clock.instant().minus(LEFT_BEHIND)).stream()
        .filter(this::isLeftBehind)
        .forEach(sending -> wanted.put(sending, false));
    if (wanted.isEmpty()) {
      return 0;
    }
    var all = List.copyOf(wanted.keySet());
    var bundles =
        new ClaimCollecting(server).collect(all.stream().map(StoredSubmission::claim).toList());
    var byPayer = new LinkedHashMap<String, List<Collected>>();
    for (int i = 0; i < all.size(); i++) {
      var one = new Collected(all.get(i), wanted.get(all.get(i)), bundles.get(i));
      byPayer.computeIfAbsent(payer(bundles.get(i)), payer -> new ArrayList<>()).add(one);
    }
    return await(byPayer);
  }

  /**
   * A claim with what it refers to.
   *
   * @param isReady its Task still has to be moved
   */
  private record Collected(StoredSubmission stored, boolean isReady, Bundle bundle) {}

  /** Whom asking about the claim may wait for: the payer as the focal coverage names it. */
  private static String payer(Bundle bundle) {
    var graph = new ClaimGraph(bundle);
    return graph.claim().getInsurance().stream()
        .filter(insurance -> insurance.getFocal() || graph.claim().getInsurance().size() == 1)
        .map(insurance -> graph.find(insurance.getCoverage(), Coverage.class))
        .flatMap(Optional::stream)
        .map(coverage -> coverage.getPayorFirstRep())
        .map(
            payor -> payor.hasReference() ? payor.getReference() : payor.getIdentifier().getValue())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse("");
  }

  private int await(Map<String, List<Collected>> byPayer) {
    var taken = new AtomicInteger();
    var begun =
        byPayer.entrySet().stream()
            .filter(payer -> asked.add(payer.getKey()))
            .map(
                payer ->
                    CompletableFuture.runAsync(
                        () -> takeAll(payer.getKey(), payer.getValue(), taken), payers))
            .toArray(CompletableFuture[]::new);
    try {
      CompletableFuture.allOf(begun).get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      LOG.debug("Some payers are still asked; the next look goes on with the others.");
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException failed) {
      // What is not taken on is found again at the next look.
      throw failed.getCause() instanceof RuntimeException known
          ? known
          : new IllegalStateException(failed.getCause());
    }
    return taken.get();
  }

  private void takeAll(String payer, List<Collected> claims, AtomicInteger taken) {
    try {
      for (var one : claims) {
        if ((!one.isReady() || claimTask(one.stored())) && take(one.stored(), one.bundle())) {
          taken.incrementAndGet();
        }
      }
    } finally {
      asked.remove(payer);
    }
  }

  /**
   * Moves the Task to sending; false when it changed since, as it does where the coverage turns out
   * to have ended.
   */
  private boolean claimTask(StoredSubmission ready) {
    server.verifyCoverage(ready.claim());
    var task = ready.task().copy();
    Stations.show(task, "sending", null);
    return server.update(task);
  }

  private boolean isLeftBehind(StoredSubmission sending) {
    var version = version(sending.claim());
    return submissions.ofClaim(reference(sending.claim())).stream()
        .noneMatch(
            known -> known.claimVersion().equals(version) || Stations.isOnItsWay(known.state()));
  }

  private boolean take(StoredSubmission stored, Bundle bundle) {
    var content = server.fhir().newJsonParser().encodeResourceToString(bundle);
    var graph = new ClaimGraph(bundle);
    var partner = new Addressed();
    var held = lack(graph, stored.claim(), partner);
    var picked =
        new Submissions.Picked(
            reference(stored.claim()),
            version(stored.claim()),
            "Task/" + stored.task().getIdElement().getIdPart(),
            partner.name,
            SubmittedClaims.frequency(stored.claim()),
            content.getBytes(StandardCharsets.UTF_8));
    return database.together(() -> take(picked, held, partner));
  }

  private boolean take(Submissions.Picked picked, String held, Addressed addressed) {
    boolean taken = submissions.take(picked, held);
    if (taken && addressed.payer != null) {
      submissions.payer(
          submissions.key(picked.claimRef(), picked.claimVersion()).id(),
          addressed.payer.id(),
          addressed.payer.name());
    }
    return taken;
  }

  /** Where a claim goes; empty until that is known. */
  private static final class Addressed {
    private String name = "";
    private Party payer;
  }

  /** Why the claim cannot be sent; null when it can. */
  private String lack(ClaimGraph graph, Claim claim, Addressed addressed) {
    try {
      var key = submissions.key(reference(claim), version(claim));
      var submitted = SubmittedClaims.of(graph, key.patientControlNumber());
      addressed.payer = submitted.payer();
      var payer = addressed.payer.id();
      var partner = partners.forPayer(payer);
      if (partner.isEmpty()) {
        return "Nobody has said where claims for this payer go. Set"
            + " cleanclaim.routes.partners.<partner>.payers.";
      }
      addressed.name = partner.get();
      writing.check(addressed.name, submitted);
      return null;
    } catch (ClaimLack lack) {
      return "The claim cannot be sent. " + lack.getMessage();
    } catch (X12Refusal refusal) {
      return "The claim cannot be sent: "
          + refusal.getMessage()
          + ". Correct it in the claim or what it refers to.";
    } catch (RuntimeException fault) {
      var trace = fault.getStackTrace();
      LOG.error(
          "A claim cannot be written: {} at {}",
          fault.getClass().getName(),
          trace.length == 0 ? "unknown place" : trace[0]);
      return "The claim cannot be sent: it could not be written as an 837. The log names the"
          + " place.";
    }
  }

  private static String reference(Claim claim) {
    return "Claim/" + claim.getIdElement().getIdPart();
  }

  private static String version(Claim claim) {
    return claim.getMeta().getVersionId();
  }
}
