package org.cleanclaim.plugin.takeout;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Ids that mean one thing on every server. A number was given by a server and another one gives it
 * too, to something else; so a number goes out with the name of the instance before it, and what
 * came in under such an id goes out under it again.
 *
 * <p>An id stands in references, and in uris and identifiers of ours: wherever a text says type and
 * id and nothing before it.
 */
final class PortableIds {

  private static final Pattern LINK =
      Pattern.compile("([A-Z][A-Za-z]+)/([A-Za-z0-9.-]{1,64})(/_history/[A-Za-z0-9.-]+)?([|#].*)?");

  /** The same within an address: of a saved list, say. */
  private static final Pattern WITHIN =
      Pattern.compile("\\b([A-Z][A-Za-z]+)(/|%2F)(\\d+)(?![\\w.-])");

  private static final Pattern NUMBER = Pattern.compile("\\d+");

  /** Texts that are no references, whatever they look like. */
  private static final Set<String> OPAQUE = Set.of("data", "div", "hash");

  private final String origin;
  private final Set<String> types;

  /**
   * @param types the resource types there are
   */
  PortableIds(String origin, Set<String> types) {
    this.origin = origin;
    this.types = types;
  }

  String id(String id) {
    return NUMBER.matcher(id).matches() ? origin + "-" + id : id;
  }

  /** Type and id. */
  String key(String key) {
    int slash = key.indexOf('/');
    return key.substring(0, slash + 1) + id(key.substring(slash + 1));
  }

  /** What a text says, with ids in it that mean one thing everywhere. */
  String within(String text) {
    return WITHIN
        .matcher(text)
        .replaceAll(
            found ->
                Matcher.quoteReplacement(
                    types.contains(found.group(1))
                        ? found.group(1) + found.group(2) + id(found.group(3))
                        : found.group()));
  }

  /** Which resources one names, each as type and id. */
  Set<String> links(JsonNode resource) {
    Set<String> links = new LinkedHashSet<>();
    collect(resource, links);
    return links;
  }

  private void collect(JsonNode node, Set<String> links) {
    if (node.isTextual()) {
      Matcher link = LINK.matcher(node.textValue());
      if (link.matches() && types.contains(link.group(1))) {
        links.add(link.group(1) + "/" + link.group(2));
      }
    } else if (node.isObject()) {
      node.fields()
          .forEachRemaining(
              field -> {
                if (!OPAQUE.contains(field.getKey())) {
                  collect(field.getValue(), links);
                }
              });
    } else {
      node.forEach(each -> collect(each, links));
    }
  }

  /** Rewrites a resource, its own id with what it names. */
  void rewrite(ObjectNode resource) {
    inside(resource);
    if (resource.hasNonNull("id")) {
      resource.put("id", id(resource.get("id").textValue()));
    }
  }

  private void inside(JsonNode node) {
    if (node instanceof ObjectNode object) {
      List<Map.Entry<String, JsonNode>> fields = new ArrayList<>();
      object.fields().forEachRemaining(fields::add);
      for (Map.Entry<String, JsonNode> field : fields) {
        if (OPAQUE.contains(field.getKey())) {
          continue;
        }
        if (field.getValue().isTextual()) {
          field.setValue(rewritten(field.getValue()));
        } else {
          inside(field.getValue());
        }
      }
    } else if (node instanceof ArrayNode array) {
      for (int i = 0; i < array.size(); i++) {
        if (array.get(i).isTextual()) {
          array.set(i, rewritten(array.get(i)));
        } else {
          inside(array.get(i));
        }
      }
    }
  }

  private JsonNode rewritten(JsonNode text) {
    Matcher link = LINK.matcher(text.textValue());
    if (!link.matches()
        || !types.contains(link.group(1))
        || !NUMBER.matcher(link.group(2)).matches()) {
      return text;
    }
    return TextNode.valueOf(
        link.group(1)
            + "/"
            + id(link.group(2))
            + (link.group(3) == null ? "" : link.group(3))
            + (link.group(4) == null ? "" : link.group(4)));
  }
}
