package org.cleanclaim.standalone.scrub;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.Writer;
import java.util.LinkedHashSet;
import java.util.Set;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.ScrubResult;

/** One JSON object a claim, each on a line. */
final class NdjsonResults implements ResultWriter {

  private final JsonGenerator json;
  private final boolean explain;

  NdjsonResults(Writer out, boolean explain) throws IOException {
    this.json =
        new JsonFactory()
            .setRootValueSeparator(null)
            .createGenerator(out)
            .enable(JsonGenerator.Feature.WRITE_BIGDECIMAL_AS_PLAIN);
    this.explain = explain;
  }

  @Override
  public void write(Judged judged) throws IOException {
    ScrubResult result = judged.result();
    json.writeStartObject();
    json.writeStringField("claim", judged.claim());
    json.writeStringField("outcome", result.outcome().code());
    json.writeArrayFieldStart("alerts");
    for (Alert alert : result.alerts()) {
      write(alert);
    }
    json.writeEndArray();
    json.writeArrayFieldStart("unchecked");
    for (Gap gap : gaps(result)) {
      json.writeStartObject();
      json.writeStringField("edit", gap.edit);
      json.writeStringField("reason", gap.reason);
      json.writeEndObject();
    }
    json.writeEndArray();
    if (explain) {
      writeVerdicts(result);
    }
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void write(Alert alert) throws IOException {
    json.writeStartObject();
    json.writeStringField("edit", alert.edit());
    json.writeNumberField("line", alert.line());
    json.writeStringField("severity", alert.severity().name());
    json.writeStringField("denial", alert.denial());
    json.writeStringField("message", alert.message());
    json.writeStringField("remedy", alert.remedy());
    if (alert.amountAtRisk() == null) {
      json.writeNullField("amount");
    } else {
      json.writeNumberField("amount", alert.amountAtRisk());
    }
    json.writeEndObject();
  }

  private void writeVerdicts(ScrubResult result) throws IOException {
    json.writeArrayFieldStart("verdicts");
    for (ScrubResult.Verdict verdict : result.verdicts()) {
      json.writeStartObject();
      json.writeStringField("edit", verdict.edit());
      json.writeNumberField("line", verdict.line());
      json.writeStringField("verdict", verdict.verdict().code());
      json.writeStringField("reason", verdict.reason());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private record Gap(String edit, String reason) {}

  /** One notice for what several lines lack alike. */
  private static Set<Gap> gaps(ScrubResult result) {
    Set<Gap> gaps = new LinkedHashSet<>();
    result.unchecked().forEach(one -> gaps.add(new Gap(one.edit(), one.reason())));
    return gaps;
  }

  @Override
  public void flush() throws IOException {
    json.flush();
  }
}
