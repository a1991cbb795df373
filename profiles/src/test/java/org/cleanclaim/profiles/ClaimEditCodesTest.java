package org.cleanclaim.profiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.ConceptDefinitionComponent;
import org.junit.jupiter.api.Test;

/** The engine's list of edits, EDITS.md, against the code system that alerts are coded with. */
class ClaimEditCodesTest {

  private static final Path EDITS = Path.of("..", "EDITS.md");
  // A table row whose first cell is an id: | `ncci-ptp` | …
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `([a-z0-9-]+)` \\|");

  @Test
  void everyEditOfTheEngineHasACode() throws IOException {
    assumeThat(EDITS).exists();
    Set<String> edits =
        ROW.matcher(Files.readString(EDITS))
            .results()
            .map(match -> match.group(1))
            .collect(Collectors.toSet());
    assertThat(edits).contains("ncci-ptp");
    assertThat(codes()).containsAll(edits);
  }

  @Test
  void failureOfAnEditHasACode() {
    assertThat(codes()).contains("edit-failed").doesNotHaveDuplicates();
  }

  private static Iterable<String> codes() {
    return ProfileValidator.compiled().definitions().stream()
        .filter(definition -> definition.getIdElement().getIdPart().equals("claim-edit"))
        .map(CodeSystem.class::cast)
        .flatMap(system -> system.getConcept().stream())
        .map(ConceptDefinitionComponent::getCode)
        .toList();
  }
}
