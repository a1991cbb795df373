package org.cleanclaim.plugin.takeout;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.model.api.ResourceMetadataKeyEnum;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.guard.GuardSettings;
import org.cleanclaim.plugin.guard.JsonInspection;
import org.cleanclaim.plugin.guard.RefusedBody;
import org.cleanclaim.plugin.ledger.Digest;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Resource;

/**
 * How a version of a resource becomes a line and is read again. The line is the resource as FHIR
 * JSON; its number stands in {@code meta.versionId}, and a digest of its content beside it, so that
 * each line answers for itself.
 */
final class LineFormat {

  static final String DIGEST = Canonical.BASE + "/StructureDefinition/content-digest";
  static final String DELETED = Canonical.BASE + "/StructureDefinition/content-deleted";

  private final FhirContext fhir;
  private final PortableIds ids;
  private final JsonInspection inspection = new JsonInspection(GuardSettings.standard());
  private final ObjectMapper json =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
          .nodeFactory(JsonNodeFactory.withExactBigDecimals(true))
          .build();

  LineFormat(FhirContext fhir, PortableIds ids) {
    this.fhir = fhir;
    this.ids = ids;
    json.getFactory()
        .setStreamReadConstraints(
            StreamReadConstraints.builder().maxStringLength(Integer.MAX_VALUE).build());
  }

  /** A stored version as a line. */
  Line of(Resource resource) {
    boolean isDeleted = ResourceMetadataKeyEnum.DELETED_AT.get(resource) != null;
    ObjectNode tree = tree(resource);
    if (isDeleted) {
      tree.retain("resourceType", "id", "meta");
      tree.withObject("/meta").retain("lastUpdated");
      mark(tree, DELETED).put("valueBoolean", true);
    }
    ids.rewrite(tree);
    ObjectNode meta = tree.withObject("/meta");
    meta.put("versionId", resource.getIdElement().getVersionIdPart());
    if (meta.hasNonNull("source")) {
      source(meta);
    }
    return sealed(tree, resource.getMeta().getLastUpdated());
  }

  /** What is kept in a table of ours as a line. */
  Line of(Parameters row, String id) {
    row.setId(id);
    ObjectNode tree = tree(row);
    tree.withObject("/meta").put("versionId", "1");
    return sealed(tree, null);
  }

  /** The same version under another number. */
  Line numbered(Line line, long version) {
    ObjectNode tree = line.json().deepCopy();
    tree.withObject("/meta").put("versionId", String.valueOf(version));
    unmark(tree, DIGEST);
    return sealed(tree, line.at());
  }

  /** HAPI puts the request's own id behind the source. */
  private static void source(ObjectNode meta) {
    String source = meta.get("source").textValue().replaceAll("#.*", "");
    if (source.isEmpty()) {
      meta.remove("source");
    } else {
      meta.put("source", source);
    }
  }

  /** What a stored version names, by the ids it has here. */
  Set<String> links(Resource resource) {
    return ids.links(tree(resource));
  }

  private ObjectNode tree(Resource resource) {
    try {
      return (ObjectNode) json.readTree(fhir.newJsonParser().encodeResourceToString(resource));
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Line sealed(ObjectNode tree, Date at) {
    String digest = digest(tree);
    mark(tree, DIGEST).put("valueString", digest);
    return line(tree, digest, at);
  }

  private Line line(ObjectNode tree, String digest, Date at) {
    String key = tree.path("resourceType").asText() + "/" + tree.path("id").asText();
    Set<String> links = new LinkedHashSet<>(ids.links(tree));
    links.remove(key);
    return new Line(
        Kinds.of(tree),
        key,
        Long.parseLong(tree.path("meta").path("versionId").asText()),
        found(tree, DELETED) != null,
        at,
        links,
        digest,
        tree);
  }

  String text(JsonNode tree) {
    try {
      return json.writeValueAsString(tree);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * A line as it was written.
   *
   * @throws BadLine where it is not, or no longer
   */
  Line read(byte[] text) throws BadLine {
    ObjectNode tree = object(text);
    String said = found(tree, DIGEST);
    if (said == null || !tree.path("meta").path("versionId").asText().matches("[1-9]\\d{0,9}")) {
      throw new BadLine(
          "It lacks meta.versionId or its digest (meta.extension content-digest): only lines of $export-work are taken.");
    }
    if (!said.equals(digest(tree))) {
      throw new BadLine(
          "%s/%s does not say what was exported: its digest differs. Take the line from the export as it was."
              .formatted(tree.path("resourceType").asText(), tree.path("id").asText()));
    }
    return line(tree, said, null);
  }

  ObjectNode object(byte[] text) throws BadLine {
    try {
      inspection.inspect(text);
      if (json.readTree(text) instanceof ObjectNode object && object.hasNonNull("resourceType")) {
        return object;
      }
      throw new BadLine("It is no FHIR resource.");
    } catch (RefusedBody refused) {
      throw new BadLine(refused.refusal().diagnostics());
    } catch (IOException notJson) {
      throw new BadLine("It is not JSON.");
    }
  }

  /** A line as the resource it is, ready to be written: what a server sets is not in it. */
  Resource resource(Line line) {
    ObjectNode tree = line.json().deepCopy();
    unmark(tree, DIGEST);
    unmark(tree, DELETED);
    ObjectNode meta = tree.withObject("/meta");
    meta.remove(List.of("versionId", "lastUpdated"));
    if (meta.isEmpty()) {
      tree.remove("meta");
    }
    return (Resource) fhir.newJsonParser().parseResource(text(tree));
  }

  private static ObjectNode mark(ObjectNode tree, String url) {
    ArrayNode marks = tree.withObject("/meta").withArray("/extension");
    return marks.addObject().put("url", url);
  }

  private static void unmark(ObjectNode tree, String url) {
    ObjectNode meta = tree.withObject("/meta");
    if (meta.get("extension") instanceof ArrayNode marks) {
      for (int i = marks.size() - 1; i >= 0; i--) {
        if (url.equals(marks.get(i).path("url").asText())) {
          marks.remove(i);
        }
      }
      if (marks.isEmpty()) {
        meta.remove("extension");
      }
    }
  }

  private static String found(ObjectNode tree, String url) {
    for (JsonNode mark : tree.path("meta").path("extension")) {
      if (url.equals(mark.path("url").asText())) {
        return mark.hasNonNull("valueString") ? mark.get("valueString").asText() : "true";
      }
    }
    return null;
  }

  /** Of the content, whatever order its members and tags are in and whenever it was stored. */
  private static String digest(ObjectNode tree) {
    ObjectNode content = tree.deepCopy();
    unmark(content, DIGEST);
    ObjectNode meta = content.withObject("/meta");
    meta.remove("lastUpdated");
    for (String name : List.of("profile", "security", "tag")) {
      if (meta.get(name) instanceof ArrayNode marks) {
        List<JsonNode> sorted = new ArrayList<>();
        marks.forEach(sorted::add);
        sorted.sort(Comparator.comparing(LineFormat::canonical));
        meta.putArray(name).addAll(sorted);
      }
    }
    return Digest.of(canonical(content));
  }

  private static String canonical(JsonNode node) {
    StringBuilder text = new StringBuilder();
    canonical(node, text);
    return text.toString();
  }

  private static void canonical(JsonNode node, StringBuilder text) {
    if (node.isObject()) {
      TreeMap<String, JsonNode> members = new TreeMap<>();
      node.fields().forEachRemaining(field -> members.put(field.getKey(), field.getValue()));
      text.append('{');
      members.forEach(
          (name, value) -> {
            text.append('"').append(name).append("\":");
            canonical(value, text);
            text.append(',');
          });
      text.append('}');
    } else if (node.isArray()) {
      text.append('[');
      for (JsonNode each : node) {
        canonical(each, text);
        text.append(',');
      }
      text.append(']');
    } else if (node.isBigDecimal()) {
      text.append(node.decimalValue().toPlainString());
    } else {
      text.append(node);
    }
  }
}
