package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Task;

/**
 * What scopes open of playbooks. Who may read PlanDefinition reads them, who may write it writes
 * and publishes them; the page for a denial is part of the work on it. They count the denials of
 * many patients, so that a scope of one patient opens nothing here.
 */
final class PlaybookOperations {

  private static final Set<String> READ = Set.of("$playbooks", "$playbook", "$playbook-pdf");

  private PlaybookOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (Set.of("*", "Task").contains(scope.type()) && scope.allows(Permission.READ)) {
      rules.allow(
          rule ->
              rule.operation()
                  .named("$playbook")
                  .onInstancesOfType(Task.class)
                  .andAllowAllResponses());
    }
    if (!Set.of("*", "PlanDefinition").contains(scope.type())) {
      return;
    }
    if (scope.allows(Permission.SEARCH)) {
      READ.forEach(name -> onType(rules, name));
      onInstance(rules, "$compare-playbook");
    }
    if (scope.allows(Permission.UPDATE)) {
      onInstance(rules, "$publish-playbook");
      if (scope.allows(Permission.CREATE)) {
        onType(rules, "$draft-playbook");
      }
    }
  }

  private static void onType(Rules rules, String name) {
    rules.allow(
        rule -> rule.operation().named(name).onType(PlanDefinition.class).andAllowAllResponses());
  }

  private static void onInstance(Rules rules, String name) {
    rules.allow(
        rule ->
            rule.operation()
                .named(name)
                .onInstancesOfType(PlanDefinition.class)
                .andAllowAllResponses());
  }
}
