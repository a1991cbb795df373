package org.cleanclaim.routes.gateway;

import ca.uhn.fhir.context.FhirContext;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import org.cleanclaim.routes.operations.RouteFailure;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Makes the question {@code Claim/$scrub} of a claim: with its patient, coverages and earlier
 * claims beside it, and payers, providers and places inside. Names are the copies', so that nothing
 * of the judge's own is mistaken for the upstream's; what the caller may not see is not named at
 * all.
 */
public final class ScrubQuestion {
  private final FhirContext fhir;
  private final UpstreamRecords records;
  private final CopyNames names;
  private final int history;
  private final Executor executor;

  ScrubQuestion(
      FhirContext fhir, UpstreamRecords records, CopyNames names, int history, Executor executor) {
    this.fhir = fhir;
    this.records = records;
    this.names = names;
    this.history = history;
    this.executor = executor;
  }

  /** Collects and asks nobody yet. */
  public Parameters ask(WrittenClaim written) {
    var claim = written.claim().copy();
    var patient = names.local(claim.getPatient().getReference());
    var earlier =
        patient == null
            ? CompletableFuture.completedFuture(List.<Claim>of())
            : CompletableFuture.supplyAsync(
                () -> records.history(patient.getIdPart(), history, written.caller()), executor);
    var found = records.around(claim, UpstreamRecords.TO_JUDGE, written.sent(), written.caller());
    if (claim.getPatient().hasReference() && found.isDenied(claim.getPatient())) {
      // Whom the upstream does not let see the patient, nobody else tells of him.
      throw RouteFailure.unusable(
          "The access token may not read the claim's patient. Ask for one that may.", null);
    }
    var seen = found.find(claim.getPatient()).isPresent();
    return new Form(found).fill(claim, seen ? earlier.join() : List.of());
  }

  /** One question while it is made: a reference that has its final name is not touched again. */
  private final class Form {
    private final UpstreamRecords.Found found;
    private final Set<Reference> settled = Collections.newSetFromMap(new IdentityHashMap<>());

    Form(UpstreamRecords.Found found) {
      this.found = found;
    }

    Parameters fill(Claim claim, List<Claim> earlier) {
      var question = new Parameters();
      var self = claim.getIdElement().getIdPart();
      rename(claim);
      question.addParameter().setName("claim").setResource(claim);
      found
          .find(claim.getPatient())
          .filter(Patient.class::isInstance)
          .map(patient -> (Patient) patient.copy())
          .ifPresent(
              patient -> {
                tie(claim.getPatient(), patient);
                strip(patient);
                question.addParameter().setName("patient").setResource(patient);
              });
      addCoverages(claim, question);
      contain(claim);
      earlier.stream()
          .filter(one -> !one.getIdElement().getIdPart().equals(self))
          .map(Claim::copy)
          .forEach(
              one -> {
                rename(one);
                one.setPatient(settle(claim.getPatient().copy()));
                nameCoverages(one);
                question.addParameter().setName("history").setResource(one);
              });
      return question;
    }

    private void addCoverages(Claim claim, Parameters question) {
      var asked = new HashSet<String>();
      for (var insurance : claim.getInsurance()) {
        found
            .find(insurance.getCoverage())
            .filter(Coverage.class::isInstance)
            .map(coverage -> (Coverage) coverage.copy())
            .ifPresent(
                coverage -> {
                  tie(insurance.getCoverage(), coverage);
                  if (asked.add(coverage.getId())) {
                    coverage.setBeneficiary(settle(claim.getPatient().copy()));
                    contain(coverage);
                    question.addParameter().setName("coverage").setResource(coverage);
                  }
                });
      }
    }

    /** Gives a copy its name and the reference the same. */
    private void tie(Reference reference, Resource copy) {
      var local = names.local(reference.getReference());
      var name =
          local == null
              ? copy.fhirType() + "/gw-" + UUID.randomUUID()
              : names.of(local.getResourceType(), local.getIdPart());
      copy.setId(name);
      settle(reference.setReference(name)).setResource(null);
    }

    private Reference settle(Reference reference) {
      settled.add(reference);
      return reference;
    }

    private boolean isSettled(Reference reference) {
      return settled.contains(reference) || reference.getReference().startsWith("#");
    }

    /** Puts what was found inside; a reference to what was not found names nothing any more. */
    private void contain(DomainResource container) {
      container.setText(null);
      container.setMeta(null);
      int count = 0;
      for (var reference : UpstreamRecords.references(fhir, container)) {
        if (isSettled(reference)) {
          continue;
        }
        var inner = found.find(reference).map(Resource::copy).orElse(null);
        if (inner instanceof DomainResource other && !(inner instanceof Claim)) {
          strip(other);
          var id = "gateway" + count++;
          other.setId(id);
          container.addContained(other);
          settle(reference.setReference("#" + id)).setResource(other);
        } else {
          forget(reference);
        }
      }
    }

    /** A contained resource contains nothing, and names nothing outside. */
    private void strip(DomainResource resource) {
      resource.setText(null);
      resource.setMeta(null);
      resource.getContained().clear();
      UpstreamRecords.references(fhir, resource).forEach(this::forget);
    }

    private void nameCoverages(Claim earlier) {
      var coverages =
          earlier.getInsurance().stream().map(Claim.InsuranceComponent::getCoverage).toList();
      for (var reference : coverages) {
        var local = names.local(reference.getReference());
        if (local != null) {
          settle(reference.setReference(names.of("Coverage", local.getIdPart()))).setResource(null);
        }
      }
      UpstreamRecords.references(fhir, earlier).stream()
          .filter(reference -> !isSettled(reference))
          .forEach(this::forget);
    }

    private void forget(Reference reference) {
      reference.setReference((String) null);
      reference.setResource(null);
    }
  }

  private void rename(Claim claim) {
    claim.setMeta(null);
    claim.setText(null);
    if (claim.hasId()) {
      claim.setId(names.of("Claim", claim.getIdElement().getIdPart()));
    }
  }
}
