package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.interceptor.auth.AuthorizationInterceptor;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.PolicyEnum;
import java.util.List;
import org.springframework.security.core.context.SecurityContextHolder;

/** Lets a request do what the scopes of its token say, and nothing else. */
final class ScopeInterceptor extends AuthorizationInterceptor {

  private final ScopeRules rules;

  ScopeInterceptor(ScopeRules rules) {
    super(PolicyEnum.DENY);
    this.rules = rules;
  }

  @Override
  public List<IAuthRule> buildRuleList(RequestDetails request) {
    return rules.of(Grant.of(SecurityContextHolder.getContext().getAuthentication()));
  }
}
