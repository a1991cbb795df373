package org.cleanclaim.plugin.cdshooks;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DeviceRequest;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.PractitionerRole;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.ServiceRequest;
import org.hl7.fhir.r4.model.Task;

/**
 * A record a service asks the caller to send along, as a FHIR read or search.
 *
 * @param key its name in {@code prefetch}
 * @param query the FHIR query, with tokens of the hook's context
 * @param types the resource types it brings, the one asked for first
 * @param required whether nothing can be said without it
 */
public record PrefetchTemplate(
    String key, String query, List<Class<? extends Resource>> types, boolean required) {

  private static final String PATIENT_ID = "{{context.patientId}}";

  public static final PrefetchTemplate PATIENT =
      new PrefetchTemplate("patient", "Patient/" + PATIENT_ID, List.of(Patient.class), false);

  public static final PrefetchTemplate COVERAGE =
      new PrefetchTemplate(
          "coverage",
          "Coverage?patient=" + PATIENT_ID + "&_include=Coverage:payor",
          List.of(Coverage.class, Organization.class),
          true);

  public static final PrefetchTemplate CLAIMS =
      new PrefetchTemplate(
          "claims",
          "Claim?patient="
              + PATIENT_ID
              + "&_include=Claim:care-team&_include=Claim:provider&_sort=-created&_count=100",
          List.of(Claim.class, Practitioner.class, PractitionerRole.class, Organization.class),
          false);

  public static final PrefetchTemplate SUBMISSIONS =
      new PrefetchTemplate(
          "submissions",
          "Task?patient=" + PATIENT_ID + "&code=" + Canonical.TASKS + "|submit-claim&_count=100",
          List.of(Task.class),
          false);

  public static final PrefetchTemplate ELIGIBILITY =
      new PrefetchTemplate(
          "eligibility",
          "CoverageEligibilityResponse?patient=" + PATIENT_ID + "&_sort=-created&_count=20",
          List.of(CoverageEligibilityResponse.class),
          false);

  public static final PrefetchTemplate ORDERS =
      new PrefetchTemplate(
          "orders",
          "ServiceRequest?patient=" + PATIENT_ID + "&status=active&_sort=-authored&_count=50",
          List.of(ServiceRequest.class, DeviceRequest.class, MedicationRequest.class),
          false);

  /** The query for a patient, relative to a FHIR server's base. */
  String queryFor(String patientId) {
    return query
        .replace(PATIENT_ID, URLEncoder.encode(patientId, StandardCharsets.UTF_8))
        .replace("|", "%7C");
  }

  boolean brings(Resource resource) {
    return types.stream().anyMatch(type -> type.isInstance(resource));
  }
}
