package org.cleanclaim.routes.gateway;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** Alerts as an OperationOutcome, and in short as headers that name no patient. */
final class AlertOutcome {
  private static final String EDITS = "https://cleanclaim.example/fhir/CodeSystem/claim-edit";
  private static final int MOST_IN_HEADER = 20;
  private static final List<String> BY_WEIGHT =
      List.of("clean", "incomplete", "warn", "unchecked", "hold");

  private AlertOutcome() {}

  /** One OperationOutcome for one claim. */
  static ObjectNode of(ClaimVerdict verdict, String expression, boolean refused) {
    var outcome = JsonTree.object().put("resourceType", "OperationOutcome");
    add(outcome.putArray("issue"), verdict, expression, refused);
    return outcome;
  }

  /** Adds an issue for each alert; where there is none, one that says so. */
  static void add(ArrayNode issues, ClaimVerdict verdict, String expression, boolean refused) {
    if (verdict.isUnchecked()) {
      issue(issues, refused ? "error" : "warning", "incomplete", expression)
          .put(
              "diagnostics",
              "The claim could not be checked: "
                  + verdict.reason()
                  + (refused
                      ? " It was not stored; send it again."
                      : " It counts as not checked."));
      return;
    }
    for (var alert : verdict.alerts()) {
      var at =
          alert.line() == 0
              ? expression
              : expression + ".item.where(sequence = %d)".formatted(alert.line());
      var issue =
          issue(
              issues,
              refused && alert.holds() ? "error" : alert.holds() ? "warning" : "information",
              "business-rule",
              at);
      var details = issue.putObject("details");
      details.putArray("coding").addObject().put("system", EDITS).put("code", alert.edit());
      if (alert.message() != null) {
        details.put("text", alert.message());
      }
      if (alert.remedy() != null) {
        issue.put("diagnostics", alert.remedy());
      }
    }
    if (verdict.alerts().isEmpty()) {
      issue(issues, "information", "informational", expression)
          .put(
              "diagnostics",
              verdict.outcome().equals("clean")
                  ? "Nothing was found in the claim."
                  : "Nothing was found in the claim, but not everything could be judged.");
    }
  }

  private static ObjectNode issue(
      ArrayNode issues, String severity, String code, String expression) {
    var issue = issues.addObject().put("severity", severity).put("code", code);
    issue.putArray("expression").add(expression);
    return issue;
  }

  /** The gravest outcome of several claims. */
  static String gravest(List<ClaimVerdict> verdicts) {
    return verdicts.stream()
        .map(ClaimVerdict::outcome)
        .max(Comparator.comparing(BY_WEIGHT::indexOf))
        .orElse("clean");
  }

  /** Edits, lines and predicted denials: {@code ncci-ptp;line=2;denial=CO-236;holds}. */
  static String header(List<ClaimVerdict> verdicts) {
    return verdicts.stream()
        .flatMap(verdict -> verdict.alerts().stream())
        .limit(MOST_IN_HEADER)
        .map(
            alert ->
                token(alert.edit())
                    + ";line="
                    + alert.line()
                    + (alert.denial() == null ? "" : ";denial=" + token(alert.denial()))
                    + (alert.holds() ? ";holds" : ""))
        .collect(Collectors.joining(", "));
  }

  private static String token(String text) {
    return text == null ? "" : text.replaceAll("[^A-Za-z0-9.-]", "_");
  }
}
