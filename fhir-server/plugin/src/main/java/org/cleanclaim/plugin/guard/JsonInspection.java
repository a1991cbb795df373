package org.cleanclaim.plugin.guard;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Reads JSON once, keeping nothing, and refuses what HAPI's parser would choke on.
 *
 * <p>HAPI writes a number out in full, so 60 bytes can become gigabytes; it takes the last of two
 * equal keys, where others take the first; and it descends into narrative by recursion.
 */
public class JsonInspection {

  /** How JSON writes the character that FHIR forbids and PostgreSQL does not keep. */
  private static final byte[] NUL = "\\u0000".getBytes(StandardCharsets.US_ASCII);

  private final GuardSettings limits;
  private final NumberText numbers;
  private final JsonFactory factory;

  public JsonInspection(GuardSettings limits) {
    this.limits = limits;
    this.numbers = new NumberText(limits);
    this.factory =
        JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(
                StreamReadConstraints.builder()
                    .maxNestingDepth(limits.maxDepth())
                    // One more than allowed: the last word on length is NumberText's.
                    .maxNumberLength(limits.maxNumberLength() + 1)
                    .maxStringLength(Integer.MAX_VALUE)
                    .build())
            .build();
  }

  /** Reads a body through, or says why not. */
  public void inspect(byte[] body) throws RefusedBody {
    try (JsonParser parser = factory.createParser(body)) {
      inspect(parser, names(body, NUL));
    } catch (StreamConstraintsException e) {
      throw RefusedBody.malformed(
          "The JSON nests deeper than %d levels or holds a number of more than %d characters."
              .formatted(limits.maxDepth(), limits.maxNumberLength()));
    } catch (JsonProcessingException e) {
      throw RefusedBody.malformed("The body is not strict JSON" + place(e) + reason(e));
    } catch (IOException e) {
      throw RefusedBody.malformed("The body is not JSON in UTF-8.");
    }
  }

  private void inspect(JsonParser parser, boolean maybeNul) throws IOException, RefusedBody {
    int depth = 0;
    JsonToken token;
    while ((token = parser.nextToken()) != null) {
      if (maybeNul) {
        refuseNul(parser, token);
      }
      switch (token) {
        case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> numbers.inspect(parser);
        case VALUE_STRING -> inspectText(parser);
        case START_OBJECT, START_ARRAY -> depth++;
        case END_OBJECT, END_ARRAY -> {
          depth--;
          if (depth == 0) {
            inspectEnd(parser);
            return;
          }
        }
        default -> {
          // names and literals
        }
      }
    }
  }

  /** Whether the bytes stand somewhere in a body; a body without them need not be looked at. */
  private static boolean names(byte[] body, byte[] sought) {
    for (int at = 0; at <= body.length - sought.length; at++) {
      if (body[at] == sought[0]
          && Arrays.equals(body, at, at + sought.length, sought, 0, sought.length)) {
        return true;
      }
    }
    return false;
  }

  private static void refuseNul(JsonParser parser, JsonToken token)
      throws IOException, RefusedBody {
    boolean text = token == JsonToken.VALUE_STRING || token == JsonToken.FIELD_NAME;
    if (text && parser.getText().indexOf('\0') >= 0) {
      throw RefusedBody.malformed(
          "A text holds the character U+0000, which FHIR does not allow. Leave it out.");
    }
  }

  private void inspectText(JsonParser parser) throws IOException, RefusedBody {
    String name = parser.currentName();
    if ("div".equals(name)) {
      NarrativeDepth.inspect(parser.getText(), limits.maxNarrativeDepth());
    } else if (parser.getTextLength() > NumberText.SHORTEST_WITH_EXPONENT
        && DecimalElement.isDecimal(name, parentName(parser))) {
      numbers.inspectQuoted(parser.getText());
    }
  }

  private static String parentName(JsonParser parser) {
    var object = parser.getParsingContext().getParent();
    while (object != null && object.inArray()) {
      object = object.getParent();
    }
    return object == null ? null : object.getCurrentName();
  }

  private static void inspectEnd(JsonParser parser) throws IOException, RefusedBody {
    if (parser.nextToken() != null) {
      throw RefusedBody.malformed("The body holds more than one JSON value.");
    }
  }

  private static String place(JsonProcessingException e) {
    return e.getLocation() == null
        ? ""
        : " (line %d, column %d)"
            .formatted(e.getLocation().getLineNr(), e.getLocation().getColumnNr());
  }

  private static String reason(JsonProcessingException e) {
    String message = e.getOriginalMessage();
    return message != null && message.startsWith("Duplicate field")
        ? ": an object has one key twice."
        : ".";
  }
}
