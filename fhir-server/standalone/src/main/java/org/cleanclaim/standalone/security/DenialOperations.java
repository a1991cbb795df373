package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;
import org.hl7.fhir.r4.model.Task;

/**
 * What a scope on Task opens beside reading and writing: the list of denials, and the work on one.
 * Denials are the billing office's and of many patients, so that a scope of one patient opens
 * nothing here.
 */
final class DenialOperations {

  private static final Set<String> ON_ONE =
      Set.of(
          "$assign",
          "$log-call",
          "$close",
          "$reopen",
          "$appeal",
          "$request-records",
          "$letter",
          "$packet",
          "$send-appeal",
          "$cancel-send");

  /** They make or change many. */
  private static final Set<String> ON_MANY = Set.of("$assign", "$sweep-denials", "$appeals");

  private static final Set<String> LISTS =
      Set.of(
          "$denials",
          "$denials-csv",
          "$denial-calendar",
          "$saved-views",
          "$resubmit-rules",
          "$save-view",
          "$forget-view");

  /** They make claims without a person looking at each. */
  private static final Set<String> BY_RULE =
      Set.of("$approve-resubmit", "$stop-resubmit", "$run-resubmit");

  private DenialOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (!Set.of("*", "Task").contains(scope.type())) {
      return;
    }
    if (scope.allows(Permission.SEARCH)) {
      LISTS.forEach(name -> onType(rules, name));
    }
    if (scope.allows(Permission.UPDATE)) {
      ON_MANY.forEach(name -> onType(rules, name));
      ON_ONE.forEach(name -> onInstance(rules, name));
      // It makes a claim, which the same token may do with a scope on everything alone.
      if (scope.type().equals("*") && scope.allows(Permission.CREATE)) {
        onInstance(rules, "$resubmit");
        BY_RULE.forEach(name -> onType(rules, name));
      }
    }
  }

  private static void onType(Rules rules, String name) {
    rules.allow(rule -> rule.operation().named(name).onType(Task.class).andAllowAllResponses());
  }

  private static void onInstance(Rules rules, String name) {
    rules.allow(
        rule -> rule.operation().named(name).onInstancesOfType(Task.class).andAllowAllResponses());
  }
}
