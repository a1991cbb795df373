package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.Transaction;
import ca.uhn.fhir.rest.annotation.TransactionParam;
import ca.uhn.fhir.rest.server.RestfulServer;
import ca.uhn.fhir.rest.server.exceptions.InternalErrorException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.springframework.boot.web.server.WebServer;

/**
 * A server that answers {@code $scrub} as the plug-in does, by a rule one can see at a glance: a
 * line 97597 is to be held. What it is told it keeps. The plug-in itself judges in the IT of two
 * processes.
 */
final class Judge implements AutoCloseable {
  private static final String EXTENSIONS = "https://cleanclaim.example/fhir/StructureDefinition/";

  /** One question. */
  record Asked(
      Claim claim, Patient patient, List<Coverage> coverages, List<Claim> history, String token) {}

  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private final List<Bundle> told = new CopyOnWriteArrayList<>();
  private final WebServer server;
  private volatile boolean fails;
  private volatile CountDownLatch hangs = new CountDownLatch(0);

  Judge() {
    var fhir = new RestfulServer(PlainServer.FHIR);
    fhir.registerProvider(this);
    server = WebServers.start(Map.of("/fhir", fhir));
  }

  String base() {
    return "http://localhost:" + server.getPort() + "/fhir";
  }

  List<Asked> asked() {
    return asked;
  }

  List<Bundle> told() {
    return told;
  }

  <T extends Resource> List<T> told(Class<T> type) {
    return told.stream()
        .flatMap(bundle -> bundle.getEntry().stream())
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  void fail(boolean whether) {
    fails = whether;
  }

  /** Answers nobody until the latch is let go. */
  CountDownLatch hang() {
    hangs = new CountDownLatch(1);
    return hangs;
  }

  @Operation(name = "$scrub", typeName = "Claim")
  public Parameters scrub(
      @OperationParam(name = "claim") Claim claim,
      @OperationParam(name = "patient") Patient patient,
      @OperationParam(name = "coverage") List<Coverage> coverages,
      @OperationParam(name = "history") List<Claim> history,
      HttpServletRequest request)
      throws InterruptedException {
    hangs.await();
    if (fails) {
      throw new InternalErrorException("CANARY told by a server that is out of order");
    }
    asked.add(
        new Asked(
            claim,
            patient,
            coverages == null ? List.of() : coverages,
            history == null ? List.of() : history,
            request.getHeader("Authorization")));
    var answer = new Parameters();
    var bad =
        claim.getItem().stream()
            .filter(
                item -> "97597".equals(item.getProductOrService().getCodingFirstRep().getCode()))
            .findFirst();
    answer
        .addParameter()
        .setName("outcome")
        .setValue(new CodeType(bad.isPresent() ? "hold" : "clean"));
    bad.ifPresent(
        item -> answer.addParameter().setName("alert").setResource(alert(item.getSequence())));
    return answer;
  }

  private static DetectedIssue alert(int line) {
    var issue = new DetectedIssue();
    issue.setSeverity(DetectedIssue.DetectedIssueSeverity.HIGH);
    issue.setCode(
        new CodeableConcept(
            new Coding("https://cleanclaim.example/fhir/CodeSystem/claim-edit", "ncci-ptp", null)));
    issue.setDetail("97597 is bundled into 11042.");
    issue.setReference("https://cleanclaim.example/edits#ncci-ptp");
    issue.addMitigation().setAction(new CodeableConcept().setText("Add 59, or take the line out."));
    issue.addExtension(EXTENSIONS + "line", new IntegerType(line));
    issue.addExtension(EXTENSIONS + "predicted-denial", new CodeableConcept().setText("CO-236"));
    return issue;
  }

  @Transaction
  public Bundle transaction(@TransactionParam Bundle bundle) {
    if (fails) {
      throw new InternalErrorException("CANARY told by a server that is out of order");
    }
    told.add(bundle);
    return new Bundle().setType(Bundle.BundleType.TRANSACTIONRESPONSE);
  }

  @Override
  public void close() {
    hangs.countDown();
    server.stop();
  }
}
