package org.cleanclaim.plugin.eligibility;

import java.sql.Date;
import java.util.UUID;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** The question as a FHIR request that stands on its own, and its answer put back into place. */
final class EligibilityRequest {

  private EligibilityRequest() {}

  /** The request with everything it names contained, so that the route needs no store of ours. */
  static CoverageEligibilityRequest of(EligibilityQuestion question) {
    CoverageEligibilityRequest request = new CoverageEligibilityRequest();
    request.setId(UUID.randomUUID().toString());
    request.setStatus(EligibilityRequestStatus.ACTIVE);
    request.addPurpose(EligibilityRequestPurpose.VALIDATION);
    request.setCreatedElement(new DateTimeType(new java.util.Date()));
    request.setServiced(new DateType(Date.valueOf(question.day())));
    request.setPatient(contain(request, question.patient().copy(), "patient"));
    request.setInsurer(contain(request, question.payer().copy(), "payer"));
    request.setProvider(contain(request, question.provider().copy(), "provider"));
    Coverage coverage = question.coverage().copy();
    coverage.setBeneficiary(new Reference("#patient"));
    coverage.getPayor().clear();
    coverage.addPayor(new Reference("#payer"));
    // Whoever else it names stays behind: the payer knows the member by number.
    coverage.setSubscriber(null);
    coverage.setPolicyHolder(null);
    request.addInsurance().setFocal(true).setCoverage(contain(request, coverage, "coverage"));
    return request;
  }

  private static Reference contain(
      CoverageEligibilityRequest request, Resource resource, String id) {
    resource.setId(id);
    resource.setMeta(null);
    if (resource instanceof DomainResource domain) {
      domain.setText(null);
      domain.getContained().clear();
    }
    request.addContained(resource);
    return new Reference("#" + id);
  }

  /** The answer with our own references again instead of the request's local ones. */
  static CoverageEligibilityResponse placed(
      CoverageEligibilityResponse answer, EligibilityQuestion question) {
    answer.setId(UUID.randomUUID().toString());
    answer.getContained().clear();
    answer.setPatient(to(question.patient()));
    answer.setInsurer(to(question.payer()));
    answer.setRequestor(null);
    answer.getInsuranceFirstRep().setCoverage(to(question.coverage()));
    return answer;
  }

  static Reference to(Resource resource) {
    String id = resource.getIdElement().getIdPart();
    return id == null
        ? new Reference().setType(resource.fhirType())
        : new Reference(resource.fhirType() + "/" + id);
  }
}
