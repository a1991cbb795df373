package org.cleanclaim.plugin.eligibility;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirResourceDao;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestPurpose;
import org.hl7.fhir.r4.model.CoverageEligibilityRequest.EligibilityRequestStatus;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a payer's answer beside the coverage it is about, with the question it answers: proof of
 * what was known on which day. Nobody waits for it.
 */
public final class EligibilityRecorder implements Consumer<EligibilityReply> {

  private static final Logger log = LoggerFactory.getLogger(EligibilityRecorder.class);

  private final DaoRegistry daos;

  public EligibilityRecorder(DaoRegistry daos) {
    this.daos = daos;
  }

  @Override
  public void accept(EligibilityReply reply) {
    if (!reply.isKnown() || !reply.response().getPatient().hasReference()) {
      return;
    }
    CoverageEligibilityResponse answer = reply.response().copy();
    try {
      answer.setId((String) null);
      answer.setRequest(new Reference(store(question(answer))));
      store(answer);
    } catch (BaseServerResponseException e) {
      log.warn("A payer's answer about eligibility was not kept: {}", e.getClass().getName());
    }
  }

  private String store(Resource resource) {
    @SuppressWarnings("unchecked")
    var dao = (IFhirResourceDao<Resource>) daos.getResourceDao(resource.fhirType());
    return dao.create(resource, new SystemRequestDetails())
        .getId()
        .toUnqualifiedVersionless()
        .getValue();
  }

  private static CoverageEligibilityRequest question(CoverageEligibilityResponse answer) {
    CoverageEligibilityRequest question = new CoverageEligibilityRequest();
    question.setStatus(EligibilityRequestStatus.ACTIVE);
    question.addPurpose(EligibilityRequestPurpose.VALIDATION);
    question.setPatient(answer.getPatient());
    question.setCreatedElement(answer.getCreatedElement());
    question.setServiced(answer.getServiced());
    question.setInsurer(answer.getInsurer());
    question.addInsurance().setFocal(true).setCoverage(answer.getInsuranceFirstRep().getCoverage());
    return question;
  }
}
