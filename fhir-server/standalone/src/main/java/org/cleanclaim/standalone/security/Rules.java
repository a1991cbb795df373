package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleFinished;
import ca.uhn.fhir.rest.server.interceptor.auth.RuleBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Rules in the order they are asked. The first that has a say decides. */
final class Rules {

  private final List<IAuthRule> all = new ArrayList<>();

  /**
   * Adds one thing that is allowed. Each comes from a builder of its own: HAPI's keeps the first
   * kind of write it is asked for, and gives a rule for creating where one for writing is meant.
   */
  void allow(Function<IAuthRuleBuilderRule, ? extends IAuthRuleFinished> rule) {
    all.addAll(rule.apply(new RuleBuilder().allow()).build());
  }

  /** What nothing before has allowed is denied. */
  List<IAuthRule> denyRest() {
    all.addAll(new RuleBuilder().denyAll().build());
    return List.copyOf(all);
  }
}
