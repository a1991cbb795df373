package org.cleanclaim.plugin.cdshooks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.cdshooks.ShallMatrix.Requirement;
import org.junit.jupiter.api.Test;

/** The published matrix of CDS Hooks' requirements is complete and is what the tests say. */
class ShallMatrixTest {

  private static final Path PUBLISHED = Path.of("../../profiles/pages/cds-hooks-2.0.1.md");
  private static final Path WRITTEN = Path.of("target/cds-hooks-2.0.1.md");

  /** TLS ends before the plug-in sees a call: the host's, or its proxy's, business. */
  private static final Set<String> THE_HOSTS = Set.of("security-tls");

  @Test
  void everythingThatBindsAServiceIsTested() {
    assertThat(ShallMatrix.untested()).containsExactlyElementsOf(THE_HOSTS);
  }

  @Test
  void testsNameRequirementsThatExist() {
    assertThat(ShallMatrix.requirements().stream().map(Requirement::id).collect(Collectors.toSet()))
        .hasSameSizeAs(ShallMatrix.requirements())
        .containsAll(ShallMatrix.tests().keySet());
  }

  @Test
  void thePublishedPageIsWhatTheTestsSay() throws IOException {
    Files.createDirectories(WRITTEN.getParent());
    Files.writeString(WRITTEN, ShallMatrix.page());
    assertThat(PUBLISHED)
        .as("Copy fhir-server/plugin/%s there.", WRITTEN)
        .hasContent(ShallMatrix.page());
  }
}
