package org.cleanclaim.standalone.security;

import java.util.Set;
import org.cleanclaim.standalone.security.SmartScope.Permission;
import org.hl7.fhir.r4.model.Appointment;

/**
 * What a scope on Appointment opens beside reading and writing: the coverage of booked visits. It
 * tells of many patients, so that a scope of one patient opens nothing here.
 */
final class VisitOperations {

  private VisitOperations() {}

  static void allow(Rules rules, SmartScope scope) {
    if (!Set.of("*", "Appointment").contains(scope.type())) {
      return;
    }
    if (scope.allows(Permission.SEARCH)) {
      rules.allow(
          rule ->
              rule.operation()
                  .named("$coverage-days")
                  .onType(Appointment.class)
                  .andAllowAllResponses());
    }
    if (scope.allows(Permission.UPDATE)) {
      rules.allow(
          rule ->
              rule.operation()
                  .named("$check-coverage")
                  .onInstancesOfType(Appointment.class)
                  .andAllowAllResponses());
      rules.allow(
          rule ->
              rule.operation()
                  .named("$sweep-coverage")
                  .onType(Appointment.class)
                  .andAllowAllResponses());
    }
  }
}
