package org.cleanclaim.standalone.scrub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class ResourceReaderTest {

  private static final Path PLUGIN = Path.of("..", "plugin", "src", "test", "resources");
  private static final Path STORIES =
      Path.of("src/main/resources/org/cleanclaim/standalone/demo/stories");

  static Stream<Path> resources() throws IOException {
    return Stream.of(PLUGIN.resolve("claims"), STORIES).flatMap(ResourceReaderTest::json).sorted();
  }

  private static Stream<Path> json(Path folder) {
    try {
      return Files.list(folder).filter(path -> path.toString().endsWith(".json"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @ParameterizedTest
  @MethodSource("resources")
  void readsWhatHapiReads(Path file) throws Exception {
    String text = Files.readString(file).replaceAll("\\{\\{now[^}]*}}", "2026-03-02T10:30:00Z");
    text = text.replaceAll("\\{\\{[^}]*\\d\\d:\\d\\d}}", "2026-03-02T10:30:00Z");
    text = text.replaceAll("\\{\\{[^}]*}}", "2026-03-02");
    FhirContext fhir = FhirContext.forR4Cached();
    Resource expected = (Resource) fhir.newJsonParser().parseResource(text);
    Resource read = ResourceReader.read(text.getBytes(StandardCharsets.UTF_8));
    // Written once more by one hand: ids and links are kept in other places by the two readers.
    assertThat(withoutNarrative(fhir, read)).isEqualTo(withoutNarrative(fhir, expected));
  }

  private static String withoutNarrative(FhirContext fhir, Resource resource) {
    return fhir.newJsonParser().setSuppressNarratives(true).encodeResourceToString(resource);
  }

  @Test
  void linksContainedResources() throws BadLine {
    Bundle bundle = (Bundle) read(ClaimText.visitAndInjection("c-1", null));
    Claim claim = (Claim) bundle.getEntryFirstRep().getResource();
    assertThat(claim.getIdElement().getIdPart()).isEqualTo("c-1");
    assertThat(claim.getProvider().getResource()).isInstanceOf(Organization.class);
    assertThat(claim.getItemFirstRep().getUnitPrice().getValue()).isEqualTo("120.50");
  }

  @Test
  void passesOverWhatTheModelDoesNotHave() throws BadLine {
    Claim claim =
        (Claim)
            read(
                "{\"resourceType\":\"Claim\",\"colour\":{\"deep\":[1]},\"_created\":{\"id\":\"x\"},"
                    + "\"text\":{\"status\":\"generated\",\"div\":\"<div/>\"},\"created\":null}");
    assertThat(claim.isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"resourceType\":\"Claim\",\"created\":\"2026-02-30\"}|created",
        "{\"resourceType\":\"Claim\",\"status\":\"paid\"}|status",
        "{\"resourceType\":\"Claim\",\"item\":[{\"quantity\":{\"value\":\"two\"}}]}|item[0].quantity.value",
        "{\"resourceType\":\"Claim\",\"item\":[{},{\"sequence\":\"first\"}]}|item[1].sequence",
        "{\"resourceType\":\"Claim\",\"item\":[\"x\"]}|item[0]",
        "{\"resourceType\":\"Claim\",\"item\":[[{}]]}|item[0]",
        "{\"resourceType\":\"Claim\",\"patient\":\"x\"}|patient",
        "{\"resourceType\":\"Claim\",\"total\":{\"value\":1e300000}}|total.value",
        "{\"resourceType\":\"Claim\",\"total\":{\"value\":{}}}|total.value",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"id\":\"x\"}}]}|entry[0].resource",
        "{\"resourceType\":\"Bundle\",\"entry\":[{\"resource\":{\"resourceType\":\"Clam\"}}]}|entry[0].resource.resourceType",
        "{\"resourceType\":\"Base\"}|resourceType",
        "[]|``",
        "{\"resourceType\":\"Claim\"} {}|``",
      })
  void namesTheFieldAndTheMend(String text, String field) {
    BadLine bad = catchThrowableOfType(BadLine.class, () -> read(text));
    assertThat(bad.field()).isEqualTo(field);
    assertThat(bad.mend()).isNotBlank();
  }

  @Test
  void refusesWhatIsNotWholeOrNotOnce() {
    for (String text :
        new String[] {
          "",
          "{",
          "{\"resourceType\":\"Claim\"",
          "{\"resourceType\":\"Claim\",\"use\":\"cl",
          "{\"resourceType\":\"Claim\",\"use\":\"claim\",\"use\":\"claim\"}",
          "nonsense",
          "{\"resourceType\":\"Claim\",\"x\":" + "[".repeat(100_000) + "}"
        }) {
      assertThat(catchThrowableOfType(BadLine.class, () -> read(text)))
          .as(text.length() > 60 ? "deep" : text)
          .isNotNull();
    }
  }

  @Test
  void neverShowsWhatStandsThere() {
    BadLine bad =
        catchThrowableOfType(
            BadLine.class,
            () -> read("{\"resourceType\":\"Patient\",\"birthDate\":\"Reyes 1969\"}"));
    assertThat(bad.getMessage() + bad.mend()).doesNotContain("Reyes");
  }

  private static Resource read(String text) throws BadLine {
    return ResourceReader.read(text.getBytes(StandardCharsets.UTF_8));
  }
}
