package org.cleanclaim.plugin.guard;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer that says no: an HTTP status and an OperationOutcome. It never repeats what was sent.
 *
 * @param status the HTTP status
 * @param code the code in the value set issue-type
 * @param diagnostics what is wrong and what would be right
 */
public record Refusal(int status, String code, String diagnostics) {

  public static final String FHIR_JSON = "application/fhir+json;charset=UTF-8";

  /** The OperationOutcome. */
  public byte[] body() {
    ObjectNode outcome =
        JsonNodeFactory.instance.objectNode().put("resourceType", "OperationOutcome");
    outcome
        .putArray("issue")
        .addObject()
        .put("severity", "error")
        .put("code", code)
        .put("diagnostics", diagnostics);
    return outcome.toString().getBytes(StandardCharsets.UTF_8);
  }

  /** Sends it. */
  public void send(HttpServletResponse response) throws IOException {
    byte[] body = body();
    response.setStatus(status);
    response.setContentType(FHIR_JSON);
    response.setHeader("Cache-Control", "no-store");
    response.setContentLength(body.length);
    response.getOutputStream().write(body);
  }
}
