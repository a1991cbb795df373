package org.cleanclaim.edits;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.ClaimFactsBuilder;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.schema.FailsafeSchema;

/** A claim written as a short YAML file; days are counted from the test's today. */
final class ClaimFile {
  private ClaimFile() {}

  static ClaimFacts read(Path file) throws IOException {
    LoadSettings settings = LoadSettings.builder().setSchema(new FailsafeSchema()).build();
    Map<String, Object> yaml = map(new Load(settings).loadFromString(Files.readString(file)));
    ClaimFactsBuilder claim = claim(yaml);
    for (Object earlier : list(yaml.get("earlier"))) {
      EarlierClaim.Status status =
          EarlierClaim.Status.valueOf(text(map(earlier), "status", "ACTIVE"));
      claim.earlier(new EarlierClaim(claim(map(earlier)).build(), status));
    }
    return claim.build();
  }

  private static ClaimFactsBuilder claim(Map<String, Object> yaml) {
    ClaimFactsBuilder claim =
        ClaimFacts.builder()
            .id(text(yaml, "id", "claim-1"))
            .stage(Stage.valueOf(text(yaml, "stage", "CLAIM")))
            .patient(Given.patient())
            .billing(Given.group())
            .careTeam(Given.shah())
            .created(Given.TODAY);
    if (yaml.containsKey("visit")) {
      claim.visit(day(yaml, "visit"));
    }
    if (!"none".equals(yaml.get("payer"))) {
      claim.coverage(coverage(yaml));
    }
    int sequence = 1;
    for (Object diagnosis : list(yaml.get("diagnoses"))) {
      claim.diagnosis(sequence++, diagnosis.toString());
    }
    sequence = 1;
    for (Object line : list(yaml.get("lines"))) {
      claim.line(line(sequence++, map(line)));
    }
    return claim;
  }

  private static Coverage coverage(Map<String, Object> yaml) {
    return Given.coverage(text(yaml, "payer", "northwind-commercial"))
        .subscriberId(text(yaml, "member", "1EG4TE5MK73"))
        .period(
            LocalDate.of(2026, 1, 1),
            yaml.containsKey("covered-until") ? day(yaml, "covered-until") : null)
        .build();
  }

  private static Line line(int sequence, Map<String, Object> yaml) {
    String[] words = text(yaml, "code", "").split(" ");
    Line.Builder line =
        Line.of(sequence, words[0])
            .on(yaml.containsKey("day") ? day(yaml, "day") : Given.TODAY)
            .place(text(yaml, "place", "11"))
            .quantity(new BigDecimal(text(yaml, "units", "1")))
            .charge(new BigDecimal(text(yaml, "charge", "100")));
    for (int i = 1; i < words.length; i++) {
      line.modifiers(words[i]);
    }
    for (Object pointer : list(yaml.getOrDefault("dx", List.of("1")))) {
      line.diagnoses(Integer.valueOf(pointer.toString()));
    }
    return line.build();
  }

  private static LocalDate day(Map<String, Object> yaml, String field) {
    return Given.TODAY.plusDays(Long.parseLong(text(yaml, field, "0")));
  }

  private static String text(Map<String, Object> yaml, String field, String otherwise) {
    Object value = yaml.get(field);
    return value == null ? otherwise : value.toString();
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Object yaml) {
    return (Map<String, Object>) yaml;
  }

  private static List<?> list(Object yaml) {
    return yaml == null ? List.of() : (List<?>) yaml;
  }
}
