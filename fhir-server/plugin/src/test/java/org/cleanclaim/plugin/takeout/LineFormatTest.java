package org.cleanclaim.plugin.takeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.Test;

class LineFormatTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();

  private final LineFormat format =
      new LineFormat(FHIR, new PortableIds("oabcdefgh", FHIR.getResourceTypes()));

  @Test
  void aLineIsReadAsItWasWritten() throws BadLine {
    Line line = format.of(claim("5", "3"));
    Line read = format.read(bytes(line));
    assertThat(read.key()).isEqualTo("Claim/oabcdefgh-5");
    assertThat(read.version()).isEqualTo(3);
    assertThat(read.digest()).isEqualTo(line.digest());
    assertThat(read.links()).containsExactly("Patient/oabcdefgh-1");
    Claim claim = (Claim) format.resource(read);
    assertThat(claim.getTotal().getValue()).as("to the cent").isEqualTo("120.00");
    assertThat(claim.hasMeta()).as("what a server sets is left to the server").isFalse();
  }

  @Test
  void aDigestIsOfTheContentAndNotOfWhenItWasStoredOrHowItIsOrdered() {
    Resource one = claim("5", "1");
    one.getMeta().addTag("urn:a", "x", null).addTag("urn:a", "y", null);
    Resource same = claim("5", "1");
    same.getMeta()
        .addTag("urn:a", "y", null)
        .addTag("urn:a", "x", null)
        .setLastUpdated(new Date(0))
        .setSource("#request");
    assertThat(format.of(same).digest()).isEqualTo(format.of(one).digest());
    assertThat(format.of(claim("5", "1")).digest()).isNotEqualTo(format.of(one).digest());
    assertThat(format.of(claim("5", "2")).digest())
        .isNotEqualTo(format.of(claim("5", "1")).digest());
  }

  @Test
  void whatWasChangedOrIsNoLineSaysHowToMendIt() {
    Line line = format.of(claim("5", "1"));
    String text = new String(bytes(line), StandardCharsets.UTF_8);
    assertThatThrownBy(() -> read(text.replace("120.00", "120.0")))
        .isInstanceOf(BadLine.class)
        .hasMessageContaining("Claim/oabcdefgh-5")
        .hasMessageContaining("digest differs");
    assertThatThrownBy(() -> read(text.substring(0, 50))).hasMessageContaining("JSON");
    assertThatThrownBy(() -> read("{\"resourceType\":\"Claim\",\"id\":\"1\"}"))
        .hasMessageContaining("$export-work");
    assertThatThrownBy(() -> read("[1]")).hasMessageContaining("no FHIR resource");
    assertThatThrownBy(() -> read(text.replace("120.00", "1e999999999")))
        .isInstanceOf(BadLine.class);
  }

  @Test
  void theSameLinesInAnyOrderAddUpToTheSame() {
    List<Line> lines = IntStream.range(1, 50).mapToObj(i -> format.of(claim("" + i, "1"))).toList();
    Tally tally = new Tally();
    lines.forEach(tally::add);
    Tally shuffled = new Tally();
    List<Line> other = new ArrayList<>(lines);
    Collections.shuffle(other, new Random(1));
    other.forEach(shuffled::add);
    assertThat(shuffled.digest()).isEqualTo(tally.digest());
    assertThat(shuffled.lines()).isEqualTo(49);
    shuffled.add(lines.get(0));
    assertThat(shuffled.digest()).isNotEqualTo(tally.digest());
  }

  @Test
  void manyResourcesAreSeenOnce() {
    SeenResources seen = new SeenResources();
    IntStream.range(0, 20_000).forEach(i -> assertThat(seen.add("Task/" + i)).isTrue());
    IntStream.range(0, 20_000).forEach(i -> assertThat(seen.add("Task/" + i)).isFalse());
    assertThat(seen.contains("Task/19999")).isTrue();
    assertThat(seen.contains("Task/20000")).isFalse();
  }

  private Line read(String text) throws BadLine {
    return format.read(text.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] bytes(Line line) {
    return format.text(line.json()).getBytes(StandardCharsets.UTF_8);
  }

  private static Claim claim(String id, String version) {
    Claim claim = new Claim();
    claim.setId(new IdType("Claim", id, version));
    claim.setPatient(new Reference("Patient/1"));
    claim.setTotal(new Money().setValue(new BigDecimal("120.00")).setCurrency("USD"));
    return claim;
  }
}
