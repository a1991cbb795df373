package org.cleanclaim.routes.imports;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Date;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.server.FhirServer;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.traffic.TrafficDatabase;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/**
 * Takes in the claims of an 837 that went out another way. Each is written with a submission that
 * says it was sent, in one transaction, so that it is neither held nor sent; then it is known by
 * its CLM01, so that answers find it. The same claim again, in whatever envelope, changes nothing.
 */
final class ClaimImport {
  private static final String BASE = "https://cleanclaim.example/fhir/";
  private static final String MEND = " Have the practice system write it as the guide says.";

  /** Claims in one transaction: enough to be quick, few enough to be rolled back cheaply. */
  private static final int BUNDLE = 25;

  private final FhirServer server;
  private final Submissions submissions;
  private final TrafficDatabase database;
  private final PartnerSettings partners;
  private final Clock clock;
  private final ImportedParties parties;

  /** What of patients, payers and providers was written already. */
  private final Set<String> written = new HashSet<>();

  ClaimImport(
      FhirServer server,
      Submissions submissions,
      TrafficDatabase database,
      PartnerSettings partners,
      Clock clock) {
    this.server = server;
    this.submissions = submissions;
    this.database = database;
    this.partners = partners;
    this.clock = clock;
    this.parties = new ImportedParties(server);
  }

  FileResult take(byte[] raw) {
    var reading = new Reading();
    try {
      new ClaimFileReader().readSound(new ByteArrayInputStream(raw), reading);
    } catch (IOException unlikely) {
      throw new UncheckedIOException(unlikely);
    }
    reading.flush();
    var tally = reading.tally;
    if (tally.claims == 0) {
      return tally.result(
          FileState.REFUSED, "837", null, "No claim in it can be read. Ask for the file again.");
    }
    boolean isNews = tally.known < tally.claims;
    return tally.result(isNews ? FileState.TAKEN : FileState.KNOWN, "837", null, null);
  }

  /** A claim that is new here. */
  private record Arrived(Submissions.Elsewhere submission, List<Resource> resources) {}

  /** Takes claims as they stream by. */
  private final class Reading implements ClaimFileHandler {
    private final Tally tally = new Tally();
    private final List<SyntaxFault> told = new ArrayList<>();
    private final LinkedHashMap<UUID, Arrived> arrived = new LinkedHashMap<>();

    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      claim(batch, claim, List.of());
    }

    /** It went out as it is: what the guide has against it is told, and changes nothing. */
    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim, List<SyntaxFault> faults) {
      told.addAll(faults);
      if (!faults.isEmpty()) {
        tally.fault(
            place(batch, claim) + ": " + faults.get(0).place() + ". It was taken as it is.");
      }
      var sent = sent(batch);
      tally.claims++;
      tally.lines += claim.lines().size();
      tally.charged = tally.charged.add(claim.heading().total());
      tally.day(sent.toLocalDate());
      var bundle = ClaimBundles.of(batch, claim);
      var id = id(claim.heading().patientControlNumber(), bundle);
      if (isKnown(id, claim.heading().patientControlNumber())) {
        tally.known++;
        return;
      }
      new ClaimGraph(bundle)
          .claim()
          .setCreatedElement(new DateTimeType(sent.toLocalDate().toString()));
      arrived.put(id, arrived(id, parties.of(bundle, id), claim, sent));
      if (arrived.size() >= BUNDLE) {
        flush();
      }
    }

    private boolean isKnown(UUID id, String number) {
      return arrived.containsKey(id)
          || submissions.find(id).isPresent()
          // One of ours, which somebody has kept a copy of.
          || submissions.allByPatientControlNumber(number).stream()
              .anyMatch(one -> !one.claimRef().equals("Claim/" + one.id()));
    }

    @Override
    public void unreadable(
        ClaimBatch batch, String number, List<SyntaxFault> faults, X12Unreadable why) {
      told.addAll(faults);
      tally.refused++;
      tally.fault(
          (batch == null ? "" : place(batch, null))
              + (number == null ? "" : ", claim " + number)
              + (batch == null ? "" : ": ")
              + why.getMessage()
              + MEND);
    }

    @Override
    public void end(ClaimBatch batch, List<SyntaxFault> faults) {
      var others = new ArrayList<>(faults);
      others.removeAll(told);
      told.clear();
      others.stream()
          .findFirst()
          .ifPresent(fault -> tally.fault(place(batch, null) + ": " + fault.place() + "." + MEND));
    }

    private static String place(ClaimBatch batch, SubmittedClaim claim) {
      return "interchange "
          + batch.interchange().controlNumber()
          + (batch.reference() == null ? "" : ", batch " + batch.reference())
          + (claim == null ? "" : ", claim " + claim.heading().patientControlNumber());
    }

    private void flush() {
      if (arrived.isEmpty()) {
        return;
      }
      var all = List.copyOf(arrived.values());
      arrived.clear();
      if (!write(all)) {
        all.stream()
            .filter(one -> !write(List.of(one)))
            .forEach(
                refused -> {
                  tally.claims--;
                  tally.refused++;
                  tally.fault(
                      "claim "
                          + refused.submission().number()
                          + ": the server does not take it. Compare it with others of its file.");
                });
      }
    }
  }

  /** False when the server refuses something in it. */
  private boolean write(List<Arrived> claims) {
    var resources = new LinkedHashMap<String, Resource>();
    claims.stream()
        .flatMap(one -> one.resources().stream())
        .filter(resource -> !written.contains(name(resource)))
        .forEach(resource -> resources.put(name(resource), resource));
    try {
      server.put(List.copyOf(resources.values()));
    } catch (InvalidRequestException
        | UnprocessableEntityException
        | PreconditionFailedException refused) {
      return false;
    }
    resources.values().stream()
        .filter(resource -> !(resource instanceof Claim))
        .filter(resource -> !(resource instanceof Task))
        .map(ClaimImport::name)
        .forEach(written::add);
    database.together(() -> claims.forEach(one -> submissions.sentElsewhere(one.submission())));
    return true;
  }

  private static String name(Resource resource) {
    return resource.fhirType() + "/" + resource.getIdElement().getIdPart();
  }

  private Arrived arrived(
      UUID id, ImportedParties.Kept kept, SubmittedClaim submitted, LocalDateTime sent) {
    var at = sent.atZone(clock.getZone()).toInstant();
    kept.claim().getMeta().addTag(BASE + "CodeSystem/claim-tag", "imported", null);
    var task = task(id, kept.claim().getPatient(), at);
    var resources = new ArrayList<>(kept.parties());
    resources.add(kept.claim());
    resources.add(task);
    var payer = submitted.payer();
    var content = server.fhir().newJsonParser().encodeResourceToString(kept.content());
    return new Arrived(
        new Submissions.Elsewhere(
            id,
            "Task/" + task.getIdElement().getIdPart(),
            payer == null || payer.id() == null ? "" : partners.forPayer(payer.id()).orElse(""),
            submitted.heading().patientControlNumber(),
            payer == null ? null : payer.id(),
            payer == null ? null : payer.name(),
            submitted.heading().frequency() == null ? "1" : submitted.heading().frequency(),
            content.getBytes(StandardCharsets.UTF_8),
            at),
        resources);
  }

  /** Says that the claim was sent, and when. */
  private static Task task(UUID claim, Reference patient, Instant sent) {
    var task = new Task();
    task.setId(claim + "-sent");
    task.getMeta().addProfile(BASE + "StructureDefinition/submission-task");
    task.setIntent(Task.TaskIntent.ORDER);
    task.setStatus(Task.TaskStatus.INPROGRESS);
    task.setCode(concept("task-code", "submit-claim"));
    task.setBusinessStatus(concept("claim-lifecycle", "sent"));
    task.setFocus(new Reference("Claim/" + claim));
    task.setFor(patient.copy());
    task.setAuthoredOn(Date.from(sent));
    task.setLastModified(Date.from(sent));
    return task;
  }

  private static CodeableConcept concept(String system, String code) {
    return new CodeableConcept(new Coding().setSystem(BASE + "CodeSystem/" + system).setCode(code));
  }

  /** BHT04 and BHT05, else the envelope's day and time. */
  private static LocalDateTime sent(ClaimBatch batch) {
    return batch.at() == null ? batch.interchange().at() : batch.at();
  }

  /** What the claim says decides its id, and not when or how often it was sent. */
  private UUID id(String number, Bundle bundle) {
    var copy = bundle.copy();
    new ClaimGraph(copy).claim().setCreatedElement(null);
    var text = server.fhir().newJsonParser().encodeResourceToString(copy);
    return UUID.nameUUIDFromBytes(
        ("imported claim\n" + number + "\n" + text).getBytes(StandardCharsets.UTF_8));
  }
}
