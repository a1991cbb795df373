package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;

/**
 * What a scope on Claim opens of key figures. They are sums over all patients and lists of their
 * claims, so that a scope of one patient opens nothing here.
 */
final class KpiOperations {

  private static final Set<String> NAMES =
      Set.of("$denial-kpis", "$denial-causes", "$denial-causes-csv");

  private KpiOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (Set.of("*", "Claim").contains(scope.type()) && scope.allows(Permission.SEARCH)) {
      NAMES.forEach(
          name ->
              rules.allow(rule -> rule.operation().named(name).onServer().andAllowAllResponses()));
    }
  }
}
