package org.cleanclaim.standalone.security;

import ca.uhn.fhir.interceptor.auth.CompartmentSearchParameterModifications;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRule;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderAppliesTo;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleBuilderRuleOpClassifier;
import ca.uhn.fhir.rest.server.interceptor.auth.IAuthRuleFinished;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.cleanclaim.standalone.security.SmartScope.Permission;
import org.hl7.fhir.r4.model.IdType;

/** HAPI's rules for what a token grants. What no rule allows is denied. */
final class ScopeRules {

  /** Who works where: no patient's data, and needed to read any of it. */
  private static final Set<String> DIRECTORY =
      Set.of("Organization", "Practitioner", "PractitionerRole", "Location");

  private final Set<String> knownTypes;
  private final ClaimOperations operations;

  ScopeRules(Set<String> knownTypes, ClaimOperations operations) {
    this.knownTypes = Set.copyOf(knownTypes);
    this.operations = operations;
  }

  List<IAuthRule> of(Grant grant) {
    var rules = new Rules();
    rules.allow(rule -> rule.metadata());
    // A Bundle is as allowed as each thing in it.
    rules.allow(rule -> rule.transaction().withAnyOperation().andApplyNormalRules());
    if (mayUpdate(grant)) {
      // The patched resource is judged again, as an update, before it is stored.
      rules.allow(rule -> rule.patch().allRequests());
    }
    grant.unbounded().stream().filter(this::isKnown).forEach(scope -> addUnbounded(rules, scope));
    grant.ofPatient().stream()
        .filter(this::isKnown)
        .forEach(scope -> addOfPatient(rules, scope, grant.patient().orElseThrow()));
    return rules.denyRest();
  }

  private static boolean mayUpdate(Grant grant) {
    return Stream.concat(grant.unbounded().stream(), grant.ofPatient().stream())
        .anyMatch(scope -> scope.allows(Permission.UPDATE));
  }

  private boolean isKnown(SmartScope scope) {
    return scope.type().equals("*") || knownTypes.contains(scope.type());
  }

  private void addUnbounded(Rules rules, SmartScope scope) {
    add(rules, scope, IAuthRuleBuilderRuleOpClassifier::withAnyId);
    if (scope.allows(Permission.CREATE)) {
      rules.allow(rule -> types(rule.createConditional(), scope));
    }
    if (scope.allows(Permission.UPDATE)) {
      rules.allow(rule -> types(rule.updateConditional(), scope));
    }
    if (scope.allows(Permission.DELETE)) {
      rules.allow(rule -> types(rule.deleteConditional(), scope));
    }
    operations.allow(rules, scope);
    VisitOperations.allow(rules, scope);
    AlertOperations.allow(rules, scope);
    KpiOperations.allow(rules, scope);
    DenialOperations.allow(rules, scope);
    PlaybookOperations.allow(rules, scope);
    LearnOperations.allow(rules, scope);
    TakeoutOperations.allow(rules, scope);
  }

  private void addOfPatient(Rules rules, SmartScope scope, String patient) {
    var compartment = new IdType("Patient", patient);
    add(rules, scope, type -> type.inModifiedCompartment("Patient", compartment, withTasks()));
    DIRECTORY.stream()
        .filter(type -> scope.type().equals("*") || scope.type().equals(type))
        .forEach(
            type ->
                rules.allow(
                    rule ->
                        rule.read()
                            .resourcesOfType(type)
                            .withAnyId()
                            .withTester(ReadOrSearch.of(scope))));
    operations.allow(rules, scope, compartment);
  }

  private static void add(
      Rules rules,
      SmartScope scope,
      Function<IAuthRuleBuilderRuleOpClassifier, ? extends IAuthRuleFinished> reach) {
    if (scope.allows(Permission.READ) || scope.allows(Permission.SEARCH)) {
      rules.allow(
          rule -> reach.apply(types(rule.read(), scope)).withTester(ReadOrSearch.of(scope)));
    }
    if (scope.allows(Permission.CREATE)) {
      rules.allow(rule -> reach.apply(types(rule.create(), scope)));
    }
    if (scope.allows(Permission.UPDATE)) {
      var tester = new UpdateOnly(scope.allows(Permission.CREATE));
      rules.allow(rule -> reach.apply(types(rule.write(), scope)).withTester(tester));
    }
    if (scope.allows(Permission.DELETE)) {
      rules.allow(rule -> reach.apply(types(rule.delete(), scope)));
    }
  }

  private static <T> T types(IAuthRuleBuilderAppliesTo<T> operation, SmartScope scope) {
    return scope.type().equals("*")
        ? operation.allResources()
        : operation.resourcesOfType(scope.type());
  }

  /** The standard's compartment leaves out Task; a patient's tasks are the patient's. */
  private static CompartmentSearchParameterModifications withTasks() {
    return CompartmentSearchParameterModifications.fromAdditionalCompartmentParamNames(
        "Task", Set.of("patient"));
  }
}
