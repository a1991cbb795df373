package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleTester;
import java.util.function.Function;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;

/**
 * Keeps an operation on claims to those of the patient in context: the stored claim it names, and
 * the claim it is given.
 */
record OnlyClaimsOf(IdType patient, Function<IIdType, Claim> stored) implements IAuthRuleTester {

  @Override
  public boolean matches(RuleTestRequest request) {
    return isOfPatient(request.resourceId) && isOfPatient(request.resource);
  }

  @Override
  public boolean matchesOutput(RuleTestRequest request) {
    return true;
  }

  private boolean isOfPatient(IIdType id) {
    return id == null || !id.hasIdPart() || isOfPatient(stored.apply(id));
  }

  private boolean isOfPatient(IBaseResource given) {
    return !(given instanceof Parameters parameters)
        || parameters.getParameter().stream()
            .filter(parameter -> parameter.getResource() instanceof Claim)
            .allMatch(parameter -> isOfPatient((Claim) parameter.getResource()));
  }

  private boolean isOfPatient(Claim claim) {
    return claim.getPatient().getReferenceElement().toUnqualifiedVersionless().equals(patient);
  }
}
