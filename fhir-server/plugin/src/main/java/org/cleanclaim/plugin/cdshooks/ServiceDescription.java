package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/**
 * What discovery says of a service, and what a call to it must bring.
 *
 * @param id the last part of its address
 * @param hook the hook it listens to
 * @param title a name for people
 * @param description what it does
 * @param usageRequirements what it needs to do it well
 * @param context the fields of the hook's context
 * @param prefetch the records it asks to be sent along
 */
public record ServiceDescription(
    String id,
    String hook,
    String title,
    String description,
    String usageRequirements,
    List<ContextField> context,
    List<PrefetchTemplate> prefetch) {

  ObjectNode toJson() {
    ObjectNode json = CdsJson.object();
    json.put("hook", hook);
    json.put("title", title);
    json.put("description", description);
    json.put("id", id);
    if (!prefetch.isEmpty()) {
      ObjectNode templates = json.putObject("prefetch");
      prefetch.forEach(template -> templates.put(template.key(), template.query()));
    }
    json.put("usageRequirements", usageRequirements);
    return json;
  }
}
