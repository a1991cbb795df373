package org.cleanclaim.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.parser.StrictErrorHandler;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.ZonedDateTime;
import java.util.Arrays;
import java.util.HashSet;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

class StoryTextTest {

  private final StoryText text =
      new StoryText(ZonedDateTime.parse("2026-03-01T12:00:30-05:00[America/New_York]"));

  @Test
  void countsDaysAndYearsFromToday() {
    assertThat(text.fill("{{today}} {{today+5d}} {{today-57y-143d}}"))
        .isEqualTo("2026-03-01 2026-03-06 1968-10-09");
  }

  @Test
  void writesTimeOfDayInClinicsZoneOverChangeOfClocks() {
    assertThat(text.fill("{{today 09:10}} {{today+14d 09:00}}"))
        .isEqualTo("2026-03-01T09:10:00-05:00 2026-03-15T09:00:00-04:00");
  }

  @Test
  void writesMomentsBeforeNow() {
    assertThat(text.fill("{{now-40m}}")).isEqualTo("2026-03-01T11:20:30-05:00");
  }

  @Test
  void encodesNotes() {
    assertThat(text.fill("{{note Cough, 97 %.}}")).isEqualTo("Q291Z2gsIDk3ICUu");
  }

  /** Strictly parsed, nothing left open, and every reference meets a resource of the stories. */
  @Test
  void makesCompleteStories() throws IOException {
    var parser = FhirContext.forR4Cached().newJsonParser();
    parser.setParserErrorHandler(new StrictErrorHandler());
    var told = new HashSet<String>();
    var named = new HashSet<String>();
    for (var file :
        new PathMatchingResourcePatternResolver()
            .getResources("classpath:org/cleanclaim/standalone/demo/stories/*.json")) {
      var filled = text.fill(file.getContentAsString(StandardCharsets.UTF_8));
      assertThat(filled).doesNotContain("{{");
      var story = parser.parseResource(Bundle.class, filled);
      for (var entry : story.getEntry()) {
        told.add(entry.getResource().fhirType() + "/" + entry.getResource().getIdPart());
      }
      FhirContext.forR4Cached()
          .newTerser()
          .getAllPopulatedChildElementsOfType(story, Reference.class)
          .stream()
          .filter(Reference::hasReference)
          .forEach(reference -> named.add(reference.getReference()));
    }
    assertThat(told).containsAll(named);
    assertThat(told)
        .containsAll(
            Arrays.asList(
                "Encounter/ana-visit",
                "Appointment/jonah-visit",
                "Encounter/mei-visit",
                "Claim/luis-xray",
                "Encounter/grace-visit"));
  }
}
