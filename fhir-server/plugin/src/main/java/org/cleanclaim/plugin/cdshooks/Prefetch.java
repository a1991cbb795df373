package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.OperationOutcome.IssueSeverity;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Reads what a caller sent along ("Providing FHIR Resources to a CDS Service"). */
class Prefetch {

  private final JsonNode values;
  private final HookContext context;
  private final FhirJson fhir;

  Prefetch(JsonNode values, HookContext context, FhirJson fhir) {
    this.values = values;
    this.context = context;
    this.fhir = fhir;
  }

  /** How a caller met one template. */
  enum Answer {
    /** Sent, or told with null that there is nothing. */
    GIVEN,
    /** Left out: it is ours to fetch. */
    LEFT_OUT,
    /** The caller tried and failed, and says so lest we try again. */
    FAILED,
    /** The first page of several was sent. */
    IN_PAGES
  }

  /**
   * One template's answer.
   *
   * @param answer how it was met
   * @param nextPage where the result goes on; null when it does not
   */
  record Given(Answer answer, String nextPage) {

    static final Given ALL = new Given(Answer.GIVEN, null);
    static final Given NOTHING = new Given(Answer.LEFT_OUT, null);
    static final Given FAILURE = new Given(Answer.FAILED, null);
  }

  /** Adds what was sent for a template and says how complete it is. */
  Given read(PrefetchTemplate template, KnownResources known) {
    JsonNode value = values.path(template.key());
    if (value.isMissingNode()) {
      return Given.NOTHING;
    }
    if (value.isNull()) {
      return Given.ALL;
    }
    String where = "prefetch." + template.key();
    Resource resource = fhir.parse(value, where);
    if (resource instanceof OperationOutcome) {
      return Given.FAILURE;
    }
    if (resource instanceof Bundle bundle) {
      return read(bundle, template, known, where);
    }
    if (!template.brings(resource)) {
      throw CdsRefusal.unprocessable(
          "%s is a %s, which was not asked for.".formatted(where, resource.fhirType()));
    }
    requirePatient(resource);
    known.add(resource);
    return Given.ALL;
  }

  private Given read(Bundle bundle, PrefetchTemplate template, KnownResources known, String where) {
    List<Resource> read = new ArrayList<>();
    for (Bundle.BundleEntryComponent entry : bundle.getEntry()) {
      Resource resource = entry.getResource();
      if (resource instanceof OperationOutcome outcome && failed(outcome)) {
        return Given.FAILURE;
      }
      if (resource != null && template.types().get(0).isInstance(resource)) {
        requirePatient(resource);
      }
      if (resource != null && !(resource instanceof OperationOutcome)) {
        read.add(resource);
      }
    }
    if (!read.isEmpty() && read.stream().noneMatch(template::brings)) {
      throw CdsRefusal.unprocessable("%s holds nothing that was asked for.".formatted(where));
    }
    read.stream().filter(template::brings).forEach(resource -> known.add(resource, null));
    Bundle.BundleLinkComponent next = bundle.getLink("next");
    return next == null ? Given.ALL : new Given(Answer.IN_PAGES, next.getUrl());
  }

  private static boolean failed(OperationOutcome outcome) {
    return outcome.getIssue().stream()
        .anyMatch(
            issue ->
                issue.getSeverity() == IssueSeverity.ERROR
                    || issue.getSeverity() == IssueSeverity.FATAL);
  }

  /** A record of somebody else must not be judged, nor shown, as this patient's. */
  private void requirePatient(Resource resource) {
    if (resource instanceof Patient patient) {
      String id = patient.getIdElement().getIdPart();
      context.requirePatient(id == null ? null : new Reference("Patient/" + id), "Patient");
    } else {
      context.requirePatient(patientOf(resource), resource.fhirType());
    }
  }

  static Reference patientOf(Resource resource) {
    if (resource instanceof Coverage coverage) {
      return coverage.getBeneficiary();
    }
    if (resource instanceof Claim claim) {
      return claim.getPatient();
    }
    if (resource instanceof CoverageEligibilityResponse answer) {
      return answer.getPatient();
    }
    return resource instanceof Task task ? task.getFor() : null;
  }
}
