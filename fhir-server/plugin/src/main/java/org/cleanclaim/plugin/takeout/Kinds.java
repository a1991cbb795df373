package org.cleanclaim.plugin.takeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.cleanclaim.plugin.Canonical;

/** What a line is in a biller's words; its type where these have none of their own. */
final class Kinds {

  static final String PLAYBOOKS = Canonical.BASE + "/PlanDefinition/playbook-";
  static final String TEMPLATES = Canonical.BASE + "/Library/letter-";

  private static final Map<String, String> TASKS =
      Map.of(
          "work-denial", "denial",
          "appeal-denial", "appeal",
          "request-records", "records-request",
          "write-playbook-page", "wanted-page",
          "submit-claim", "submission");

  private Kinds() {}

  static String of(ObjectNode resource) {
    String type = resource.path("resourceType").asText();
    String url = resource.path("url").asText();
    return switch (type) {
      case "Task" -> task(resource);
      case "PlanDefinition" -> url.startsWith(PLAYBOOKS) ? "playbook" : type;
      case "Library" -> url.startsWith(TEMPLATES) ? "letter-template" : type;
      case "Parameters" -> resource.path("parameter").path(0).path("name").asText();
      default -> type;
    };
  }

  private static String task(ObjectNode task) {
    for (JsonNode coding : task.path("code").path("coding")) {
      if (Canonical.TASKS.equals(coding.path("system").asText())) {
        return TASKS.getOrDefault(coding.path("code").asText(), "Task");
      }
    }
    return "Task";
  }
}
