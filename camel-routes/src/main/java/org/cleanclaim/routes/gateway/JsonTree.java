package org.cleanclaim.routes.gateway;

import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;

/** JSON as a tree in which nothing is lost: unknown elements stay, and 1.10 stays 1.10. */
final class JsonTree {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  static {
    JSON.getFactory()
        .setStreamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(64).build());
  }

  private JsonTree() {}

  static ObjectNode read(byte[] bytes) throws IOException {
    if (JSON.readTree(bytes) instanceof ObjectNode object) {
      return object;
    }
    throw new IOException("no object");
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  static byte[] write(ObjectNode tree) {
    try {
      return JSON.writeValueAsBytes(tree);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
