package org.cleanclaim.edits;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class EditsDocumentTest {
  private static final Path DOCUMENT = Path.of("").toAbsolutePath().resolve("../../EDITS.md");

  @Test
  void isInStepWithTheEdits() throws IOException {
    if (Boolean.getBoolean("edits.write")) {
      Files.writeString(DOCUMENT, EditsDocument.text());
    }
    assertThat(DOCUMENT)
        .as(
            "EDITS.md is stale; run: mvn -pl fhir-server/claim-edits test -Dtest=EditsDocumentTest"
                + " -Dedits.write=true")
        .hasContent(EditsDocument.text());
  }
}
