package org.cleanclaim.standalone.security;

import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleTester;
import java.util.Set;
import java.util.function.Function;
import org.cleanclaim.standalone.security.SmartScope.Permission;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;

/** What a scope on Claim opens beside reading and writing: the plug-in's operations. */
final class ClaimOperations {

  /** Scopes that do not stop at one patient. */
  private static final IAuthRuleTester ANY_PATIENT =
      new IAuthRuleTester() {
        @Override
        public boolean matches(RuleTestRequest request) {
          return true;
        }

        @Override
        public boolean matchesOutput(RuleTestRequest request) {
          return true;
        }
      };

  /** Operations on a claim that is sent along. */
  private static final Set<String> LOOK_AT_A_CLAIM = Set.of("$scrub", "$expected-payment");

  /** Operations that store what they find, or set a claim free. */
  private static final Set<String> CHANGE_A_CLAIM =
      Set.of("$scrub", "$release", "$send-back", "$verify-coverage");

  /** Operations that read everything there is and write what they make of it. */
  private static final Set<String> WHOLE_SERVER = Set.of("$rebuild-ledger", "$count-denials");

  private final Function<IIdType, Claim> stored;

  ClaimOperations(Function<IIdType, Claim> stored) {
    this.stored = stored;
  }

  void allow(Rules rules, SmartScope scope) {
    allow(rules, scope, ANY_PATIENT);
    // The worklist tells of many patients, so that a scope of one patient opens nothing here.
    if (Set.of("*", "Claim").contains(scope.type()) && scope.allows(Permission.SEARCH)) {
      rules.allow(
          rule -> rule.operation().named("$held").onType(Claim.class).andAllowAllResponses());
    }
    if (Set.of("*", "Claim").contains(scope.type()) && scope.allows(Permission.UPDATE)) {
      rules.allow(
          rule ->
              rule.operation().named("$escalate-held").onType(Claim.class).andAllowAllResponses());
    }
    if (scope.type().equals("*") && scope.allows(Permission.UPDATE)) {
      WHOLE_SERVER.forEach(
          name ->
              rules.allow(rule -> rule.operation().named(name).onServer().andAllowAllResponses()));
    }
  }

  void allow(Rules rules, SmartScope scope, IdType patient) {
    allow(rules, scope, new OnlyClaimsOf(patient, stored));
  }

  private static void allow(Rules rules, SmartScope scope, IAuthRuleTester whose) {
    if (!Set.of("*", "Claim").contains(scope.type())) {
      return;
    }
    if (scope.allows(Permission.READ)) {
      // On the type, they look at the claim they are given and write nothing.
      LOOK_AT_A_CLAIM.forEach(
          name ->
              rules.allow(
                  rule ->
                      rule.operation()
                          .named(name)
                          .onType(Claim.class)
                          .andAllowAllResponses()
                          .withTester(whose)));
      rules.allow(
          rule ->
              rule.operation()
                  .named("$scrub-history")
                  .onInstancesOfType(Claim.class)
                  .andAllowAllResponses()
                  .withTester(whose));
    }
    if (scope.allows(Permission.UPDATE)) {
      CHANGE_A_CLAIM.forEach(
          name ->
              rules.allow(
                  rule ->
                      rule.operation()
                          .named(name)
                          .onInstancesOfType(Claim.class)
                          .andAllowAllResponses()
                          .withTester(whose)));
    }
  }
}
