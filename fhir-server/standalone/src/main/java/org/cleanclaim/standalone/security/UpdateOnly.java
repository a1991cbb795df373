package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.api.RestOperationTypeEnum;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleTester;

/** Keeps {@code u} from creating: HAPI's rule for writing covers both. */
record UpdateOnly(boolean mayCreate) implements IAuthRuleTester {

  @Override
  public boolean matches(RuleTestRequest request) {
    return mayCreate || request.operation != RestOperationTypeEnum.CREATE;
  }

  @Override
  public boolean matchesOutput(RuleTestRequest request) {
    return matches(request);
  }
}
