package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;

/**
 * What a scope on Claim opens of alert quality: its figures, and deciding about an alert. They are
 * sums over all patients, so that a scope of one patient opens nothing here.
 */
final class AlertOperations {

  private AlertOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (!Set.of("*", "Claim").contains(scope.type())) {
      return;
    }
    if (scope.allows(Permission.SEARCH)) {
      rules.allow(
          rule -> rule.operation().named("$alert-quality").onServer().andAllowAllResponses());
    }
    if (scope.allows(Permission.UPDATE)) {
      rules.allow(
          rule -> rule.operation().named("$decide-alert").onServer().andAllowAllResponses());
    }
  }
}
