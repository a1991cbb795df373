package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;

/**
 * What a scope opens of the edits that are proposed from denials. Who may search claims may look;
 * what a payer's claims are judged by from now on is decided by those who may change everything, as
 * an issuer gives it to a manager. They are sums over all patients, so that a scope of one patient
 * opens nothing here.
 */
final class LearnOperations {

  private static final Set<String> DECIDING = Set.of("$decide-edit", "$propose-edits");

  private LearnOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (Set.of("*", "Claim").contains(scope.type()) && scope.allows(Permission.SEARCH)) {
      onServer(rules, "$proposed-edits");
    }
    if (scope.type().equals("*") && scope.allows(Permission.UPDATE)) {
      DECIDING.forEach(name -> onServer(rules, name));
    }
  }

  private static void onServer(Rules rules, String name) {
    rules.allow(rule -> rule.operation().named(name).onServer().andAllowAllResponses());
  }
}
