package org.cleanclaim.standalone.scrub;

import ca.uhn.fhir.parser.DataFormatException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads one resource of FHIR JSON into HAPI's model.
 *
 * <p>HAPI's own parser first studies every class of the model by reflection, which costs a second:
 * more than a small file of claims. This one asks the model's classes by name as it meets them, and
 * gives the same resource but for narratives and extensions of primitives, which no edit reads. As
 * HAPI does, it passes over what it does not know. References to contained resources are linked;
 * those between the entries of a Bundle are left to whoever knows the Bundle.
 */
final class ResourceReader {

  private static final int DEEPEST = 64;
  private static final int LONGEST_NUMBER = 30;
  private static final int GREATEST_EXPONENT = 20;

  private static final JsonFactory JSON =
      JsonFactory.builder()
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(DEEPEST)
                  .maxNumberLength(LONGEST_NUMBER)
                  .build())
          .build();

  private final byte[] line;

  private ResourceReader(byte[] line) {
    this.line = line;
  }

  /** The resource a line holds, and nothing beside it. */
  static Resource read(byte[] line) throws BadLine {
    try (JsonParser json = JSON.createParser(line)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new BadLine("", "is no JSON object", "Write one Bundle or Claim on a line.");
      }
      Resource resource = new ResourceReader(line).resource(json, null);
      if (json.nextToken() != null) {
        throw new BadLine("", "goes on after its resource", "Write one resource on a line.");
      }
      return resource;
    } catch (JsonProcessingException broken) {
      throw broken(broken);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException("The bytes are in memory", impossible);
    }
  }

  private static BadLine broken(JsonProcessingException broken) {
    JsonParser json = broken.getProcessor() instanceof JsonParser parser ? parser : null;
    String column =
        broken.getLocation() == null
            ? ""
            : " at byte " + (broken.getLocation().getByteOffset() + 1);
    return new BadLine(
        json == null ? "" : path(json),
        "is not the JSON of one whole resource" + column,
        "Write the whole resource on one line, nested at most "
            + DEEPEST
            + " deep, each name once, numbers of at most "
            + LONGEST_NUMBER
            + " digits.");
  }

  /** What one resource and those it contains refer to. */
  private static final class Links {
    private final List<Resource> contained = new ArrayList<>(0);
    private final List<Reference> references = new ArrayList<>();

    void tie(Resource container) {
      for (Reference reference : references) {
        String text = reference.getReference();
        if (text != null && text.startsWith("#")) {
          reference.setResource(text.length() == 1 ? container : find(text.substring(1)));
        }
      }
    }

    private Resource find(String id) {
      return contained.stream()
          .filter(one -> id.equals(one.getIdElement().getIdPart()))
          .findFirst()
          .orElse(null);
    }
  }

  private Resource resource(JsonParser json, Links container) throws IOException, BadLine {
    Resource resource = instance(json);
    Links links = container == null ? new Links() : container;
    object(json, resource, links);
    if (container == null) {
      links.tie(resource);
    }
    return resource;
  }

  private Resource instance(JsonParser json) throws IOException, BadLine {
    String type = typeAhead((int) json.currentTokenLocation().getByteOffset());
    String place = path(json);
    if (type == null) {
      throw new BadLine(place, "names no resourceType", "Give it its resourceType.");
    }
    try {
      if (type.matches("[A-Z][A-Za-z]{1,63}")
          && Class.forName("org.hl7.fhir.r4.model." + type).getDeclaredConstructor().newInstance()
              instanceof Resource resource) {
        return resource;
      }
    } catch (ReflectiveOperationException | LinkageError unknown) {
      // Told below, as a type that exists and is no resource.
    }
    throw new BadLine(
        field(place, "resourceType"),
        "names no resource of FHIR R4",
        "Write the type as FHIR R4 spells it.");
  }

  /** The type of the object that starts at an offset; usually its first field, but not always. */
  private String typeAhead(int offset) throws IOException {
    try (JsonParser ahead = JSON.createParser(line, offset, line.length - offset)) {
      ahead.nextToken();
      for (String name = ahead.nextFieldName(); name != null; name = ahead.nextFieldName()) {
        JsonToken value = ahead.nextToken();
        if (name.equals("resourceType")) {
          return value == JsonToken.VALUE_STRING ? ahead.getText() : null;
        }
        ahead.skipChildren();
      }
      return null;
    }
  }

  private void object(JsonParser json, Base target, Links links) throws IOException, BadLine {
    for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
      JsonToken value = json.nextToken();
      ModelField field = ModelField.of(target, name);
      if (field.kind() == ModelField.Kind.PASSED_OVER) {
        json.skipChildren();
      } else if (value == JsonToken.START_ARRAY) {
        while (json.nextToken() != JsonToken.END_ARRAY) {
          value(json, target, name, field, links);
        }
      } else {
        value(json, target, name, field, links);
      }
    }
  }

  private void value(JsonParser json, Base target, String name, ModelField field, Links links)
      throws IOException, BadLine {
    JsonToken token = json.currentToken();
    if (token == JsonToken.VALUE_NULL) {
      return;
    }
    if (token == JsonToken.START_ARRAY) {
      throw new BadLine(path(json), "is a list in a list", "Write one list.");
    }
    switch (field.kind()) {
      case PRIMITIVE -> set(target, name, primitive(json, field.type()), json);
      case RESOURCE -> nested(json, target, name, links);
      default -> child(json, target.addChild(name), links);
    }
  }

  private void nested(JsonParser json, Base target, String name, Links links)
      throws IOException, BadLine {
    requireObject(json);
    boolean contained = target instanceof DomainResource;
    Resource inner = resource(json, contained ? links : null);
    if (contained) {
      links.contained.add(inner);
    }
    target.setProperty(name, inner);
  }

  private void child(JsonParser json, Base child, Links links) throws IOException, BadLine {
    if (child instanceof PrimitiveType<?> value) {
      value.setValueAsString(primitive(json, child.fhirType()).getValueAsString());
      return;
    }
    requireObject(json);
    object(json, child, links);
    if (child instanceof Reference reference) {
      links.references.add(reference);
    }
  }

  private static void requireObject(JsonParser json) throws BadLine {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      throw new BadLine(path(json), "is no JSON object", "Write it as FHIR R4 has it.");
    }
  }

  private static PrimitiveType<?> primitive(JsonParser json, String type)
      throws IOException, BadLine {
    if (json.currentToken() == JsonToken.START_OBJECT) {
      throw new BadLine(path(json), "is a JSON object", ModelField.howToWrite(type));
    }
    String text = json.getText();
    try {
      if (type.equals("decimal")
          && Math.abs((long) new BigDecimal(text).scale()) > GREATEST_EXPONENT) {
        throw new BadLine(path(json), "has an absurd exponent", ModelField.howToWrite(type));
      }
      return ModelField.primitive(type, text);
    } catch (IllegalArgumentException | DataFormatException | FHIRException notOne) {
      throw new BadLine(path(json), "is no " + type, ModelField.howToWrite(type));
    }
  }

  /** A code that is none of its set is found only when it is put in its place. */
  private static void set(Base target, String name, PrimitiveType<?> value, JsonParser json)
      throws BadLine {
    try {
      target.setProperty(name, value);
    } catch (FHIRException | IllegalArgumentException notOfTheSet) {
      throw new BadLine(
          path(json),
          "is none of the values FHIR R4 has for it",
          ModelField.howToWrite(value.fhirType()));
    }
  }

  /** {@code entry[0].resource.item[2]}, for the place the parser is at. */
  private static String path(JsonParser json) {
    StringBuilder path = new StringBuilder();
    for (String step : json.getParsingContext().pathAsPointer().toString().split("/")) {
      if (step.matches("\\d+")) {
        path.append('[').append(step).append(']');
      } else if (!step.isEmpty()) {
        path.append(path.isEmpty() ? "" : ".").append(step);
      }
    }
    return path.toString();
  }

  private static String field(String place, String name) {
    return place.isEmpty() ? name : place + "." + name;
  }
}
