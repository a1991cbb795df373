package org.cleanclaim.routes.submission;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes ready claims on. First the payer is asked once more whether the day was covered, and the
 * Task is moved to {@code sending}, unless that or somebody changed it meanwhile: from then on a
 * change of the claim no longer decides whether it goes out. Then the claim is kept as it was, by
 * its version, once. Done half, the rest is done by the next run: a Task that has been {@code
 * sending} for a while without a submission is taken on too.
 */
public final class ClaimPickUp {
  private static final Logger LOG = LoggerFactory.getLogger(ClaimPickUp.class);
  private static final Duration LEFT_BEHIND = Duration.ofMinutes(2);

  private final FhirServer server;
  private final Submissions submissions;
  private final TrafficDatabase database;
  private final PartnerSettings partners;
  private final BatchWriting writing;
  private final Clock clock;

  public ClaimPickUp(
      FhirServer server,
      Submissions submissions,
      TrafficDatabase database,
      PartnerSettings partners,
      BatchWriting writing,
      Clock clock) {
    this.server = server;
    this.submissions = submissions;
    this.database = database;
    this.partners = partners;
    this.writing = writing;
    this.clock = clock;
  }

  /** How many claims were taken on, those held included. */
  public int run() {
    var wanted = new ArrayList<StoredSubmission>();
    server.ready().stream().filter(this::claimTask).forEach(wanted::add);
    server.sendingSince(clock.instant().minus(LEFT_BEHIND)).stream()
        .filter(this::isLeftBehind)
        .forEach(wanted::add);
    if (wanted.isEmpty()) {
      return 0;
    }
    var bundles =
        new ClaimCollecting(server).collect(wanted.stream().map(StoredSubmission::claim).toList());
    int taken = 0;
    for (int i = 0; i < wanted.size(); i++) {
      taken += take(wanted.get(i), bundles.get(i)) ? 1 : 0;
    }
    return taken;
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
