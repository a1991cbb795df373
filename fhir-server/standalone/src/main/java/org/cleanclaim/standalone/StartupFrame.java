package org.cleanclaim.standalone;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The block of addresses printed when the server is ready. */
record StartupFrame(List<String> lines) {

  StartupFrame {
    lines = List.copyOf(lines);
  }

  static StartupFrame demo(String origin, String data) {
    return new StartupFrame(
        List.of(
            "Cleanclaim is ready. DEMO: made-up people, no real claims.",
            "",
            "Start here   " + origin + "/ehr/",
            "Sign in as   shah (clinician), sam (front desk) or dana (biller): one click",
            "",
            "SMART app    " + origin + "/app/",
            "FHIR R4      " + origin + "/fhir",
            "CDS Hooks    " + origin + "/cds-services",
            "Health       " + origin + "/actuator/health",
            "",
            "A token for your own calls:",
            "curl -u demo:demo -d grant_type=client_credentials \\",
            "     -d scope='system/*.cruds' " + origin + "/oauth2/token",
            "",
            "Data         " + data,
            "Stop         Ctrl-C (data stay; start with --reset for the stories as shipped)"));
  }

  static StartupFrame production(String origin) {
    return new StartupFrame(
        List.of(
            "Cleanclaim is ready.",
            "",
            "SMART app    " + origin + "/app/",
            "FHIR R4      " + origin + "/fhir",
            "CDS Hooks    " + origin + "/cds-services",
            "Health       " + origin + "/actuator/health"));
  }

  @Override
  public String toString() {
    var width = lines.stream().mapToInt(String::length).max().orElse(0);
    var rule = "─".repeat(width + 2);
    return Stream.of(
            Stream.of("┌" + rule + "┐"),
            lines.stream().map(line -> "│ " + line + " ".repeat(width - line.length()) + " │"),
            Stream.of("└" + rule + "┘"))
        .flatMap(part -> part)
        .collect(Collectors.joining("\n"));
  }
}
