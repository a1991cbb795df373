package org.cleanclaim.standalone.history;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** What came of an import: what was read, and why claims were denied. */
public final class HistoryReport {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final JsonNode run;
  private final JsonNode causes;
  private final String causesCsv;

  /**
   * @param run how the routes tell it
   * @param causes the answer of {@code $denial-causes}; null where no remittance was read
   * @param causesCsv the same as a file
   */
  HistoryReport(JsonNode run, JsonNode causes, String causesCsv) {
    this.run = run;
    this.causes = causes;
    this.causesCsv = causesCsv;
  }

  /** Whether everything in every file was taken, or known, and every answer has its claim. */
  public boolean isWhole() {
    for (JsonNode file : run.get("files")) {
      if (file.get("state").asText().matches("refused|quarantined")
          || file.get("refused").asInt() > 0
          || file.get("unmatched").asInt() > 0) {
        return false;
      }
    }
    return true;
  }

  /** For a person. */
  public String text() {
    StringBuilder text = new StringBuilder();
    sum(text, "Claims (837)", run.get("claims"), false);
    sum(text, "Remittances (835)", run.get("remitted"), true);
    List<String> complaints = complaints();
    if (!complaints.isEmpty()) {
      text.append("\nWhat could not be read or matched\n");
      complaints.forEach(line -> text.append("  ").append(line).append('\n'));
    }
    return text.append('\n').append(causesText()).toString();
  }

  private String causesText() {
    if (causes == null) {
      return "No remittance was read: nothing is known of denials.\n";
    }
    for (JsonNode parameter : causes.path("parameter")) {
      if (parameter.path("name").asText().equals("text")) {
        return parameter.path("valueString").asText();
      }
    }
    return "";
  }

  private static void sum(StringBuilder text, String what, JsonNode sum, boolean isRemitted) {
    text.append(
        "%-18s %d files (%d withheld): %d claims, %d lines, $%s charged%s\n"
            .formatted(
                what,
                sum.get("files").asInt(),
                sum.get("withheld").asInt(),
                sum.get("claims").asInt(),
                sum.get("lines").asInt(),
                dollars(sum, "charged"),
                isRemitted ? ", $" + dollars(sum, "paid") + " paid" : ""));
    text.append(
        "%-18s %s\n"
            .formatted(
                "",
                isRemitted
                    ? "%d of them of claims that are not known here"
                        .formatted(sum.get("unmatched").asInt())
                    : "%d of them known before, %d more could not be read"
                        .formatted(sum.get("known").asInt(), sum.get("refused").asInt())));
  }

  private static String dollars(JsonNode sum, String what) {
    return sum.get(what).decimalValue().setScale(2, RoundingMode.HALF_EVEN).toPlainString();
  }

  /** File by file. */
  private List<String> complaints() {
    List<String> lines = new ArrayList<>();
    for (JsonNode file : run.get("files")) {
      String name = file.get("name").asText();
      if (file.get("state").asText().matches("refused|quarantined")) {
        lines.add(
            "%s is %s. %s"
                .formatted(name, file.get("state").asText(), file.path("said").asText("")));
      }
      file.get("faults").forEach(fault -> lines.add(name + ", " + fault.asText()));
      int told = file.get("faults").size();
      int all = file.get("unmatched").asInt() + file.get("refused").asInt();
      if (all > told) {
        lines.add("%s: %d more".formatted(name, all - told));
      }
    }
    return lines;
  }

  /** One row a number; what could not be read is told on the screen and as JSON. */
  public String csv() {
    StringBuilder csv = new StringBuilder();
    for (String kind : List.of("claims", "remitted")) {
      run.get(kind)
          .properties()
          .forEach(
              number ->
                  csv.append("import-")
                      .append(kind)
                      .append(',')
                      .append(number.getKey())
                      .append(",,")
                      .append(number.getValue().isNull() ? "" : number.getValue().asText())
                      .append(",,,\r\n"));
    }
    String header = "part,value,name,denied,amount,adjudicated,charged\r\n";
    return causesCsv == null
        ? header + csv
        : header + csv + causesCsv.substring(causesCsv.indexOf('\n') + 1);
  }

  /** All of it: {@code import} as the routes tell it, {@code causes} as the server does. */
  public String json() {
    ObjectNode all = JSON.createObjectNode();
    all.set("import", run);
    all.set("causes", causes);
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    } catch (JsonProcessingException fault) {
      throw new IllegalStateException(fault);
    }
  }
}
