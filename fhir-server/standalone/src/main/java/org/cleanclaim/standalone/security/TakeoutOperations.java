package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;

/**
 * What a scope on everything opens of work that leaves and enters. A file of it holds the records
 * of many patients, so that no lesser scope opens it: reading takes all reading, importing all
 * writing.
 */
final class TakeoutOperations {

  private static final Set<String> OUT = Set.of("$export-work", "$work-digest");

  private TakeoutOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (!scope.type().equals("*")
        || !scope.allows(Permission.READ)
        || !scope.allows(Permission.SEARCH)) {
      return;
    }
    OUT.forEach(name -> onServer(rules, name));
    if (scope.allows(Permission.CREATE)
        && scope.allows(Permission.UPDATE)
        && scope.allows(Permission.DELETE)) {
      onServer(rules, "$import-work");
    }
  }

  private static void onServer(Rules rules, String name) {
    rules.allow(rule -> rule.operation().named(name).onServer().andAllowAllResponses());
  }
}
