package org.cleanclaim.routes.claim;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.cleanclaim.routes.remittance.ClaimResponses;
import org.cleanclaim.routes.remittance.PaymentReconciliations;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.TransactionHandler;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.X12Reader;
import org.cleanclaim.routes.x12.claim.ClaimBatch;
import org.cleanclaim.routes.x12.claim.ClaimFileHandler;
import org.cleanclaim.routes.x12.claim.ClaimFileReader;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.remittance.Imbalance;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.ProviderAdjustment;
import org.cleanclaim.routes.x12.remittance.RemittanceHandler;
import org.cleanclaim.routes.x12.remittance.RemittanceReader;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DomainResource;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of MAPPING.md say what is so. */
class MappingTableTest {
  private static final Pattern ROW = Pattern.compile("\\| (.+?) \\| (<->|->) \\| (.+) \\|");
  private static final Pattern FHIR =
      Pattern.compile("([A-Z][A-Za-z]+)((?:\\.[a-zA-Z]+(?:\\[[^\\]]+\\])?)+)");
  private static final Pattern STEP = Pattern.compile("\\.([a-zA-Z]+)(?:\\[([^\\]]+)\\])?");
  private static final List<String> WORDS = List.of("category", "role", "type", "relationship");

  private final List<Segment> segments = new ArrayList<>();
  private final List<Resource> resources = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({
    "837P, /x12/837p-two-claims.edi",
    "837I, /x12/837i-inpatient.edi",
    "835, /x12/835-two-claims.edi"
  })
  void everyElementOfTheTableIsInTheFileAndInFhir(String set, String file) throws IOException {
    try (var bytes = getClass().getResourceAsStream(file)) {
      new X12Reader().read(bytes, new Segments());
    }
    map(set, file);
    var rows = rows(set);
    assertThat(rows).as("rows of " + set).hasSizeGreaterThan(15);
    for (var row : rows) {
      assertThat(isInFile(row.group(1))).as("X12 of " + set + ": " + row.group(1)).isTrue();
      var paths = FHIR.matcher(row.group(3));
      while (paths.find()) {
        assertThat(isFilled(paths.group(1), paths.group(2)))
            .as("FHIR of " + row.group(1) + ": " + paths.group())
            .isTrue();
      }
    }
  }

  private static List<Matcher> rows(String set) throws IOException {
    var text = Files.readString(Path.of("MAPPING.md"));
    var part = text.substring(text.indexOf("\n## " + set + "\n") + 4);
    var end = part.indexOf("\n## ");
    return (end < 0 ? part : part.substring(0, end))
        .lines()
        .map(ROW::matcher)
        .filter(Matcher::matches)
        .toList();
  }

  /** {@code 2300 REF*G1 02}: loop, segment with the value of its first element, element. */
  private boolean isInFile(String words) {
    var word = words.split(" ");
    var loop = word[0].substring(0, 4).replace("0000", "");
    var segment = word[1].split("\\*");
    return segments.stream()
        .filter(one -> one.loop().equals(loop) || loop.isEmpty())
        .filter(one -> one.is(segment[0]))
        .filter(one -> segment.length == 1 || segment[1].equals(one.element(1)))
        .anyMatch(one -> holds(one, word[2]));
  }

  private static boolean holds(Segment segment, String element) {
    if (segment.is("HI")) {
      return Stream.iterate(1, place -> place <= 12, place -> place + 1)
          .anyMatch(place -> element.equals(segment.component(place, 1)));
    }
    var parts = element.split("-");
    int component = parts.length == 1 ? 1 : Integer.parseInt(parts[1]);
    return segment.component(Integer.parseInt(parts[0]), component) != null;
  }

  private boolean isFilled(String type, String path) {
    return resources.stream()
        .flatMap(MappingTableTest::withContained)
        .filter(resource -> resource.fhirType().equals(type))
        .anyMatch(resource -> isFilled(resource, path));
  }

  private static Stream<Resource> withContained(Resource resource) {
    return resource instanceof DomainResource whole
        ? Stream.concat(Stream.of(resource), whole.getContained().stream())
        : Stream.of(resource);
  }

  private static boolean isFilled(Base from, String path) {
    List<Base> found = List.of(from);
    var steps = STEP.matcher(path);
    while (steps.find()) {
      var name = steps.group(1);
      var word = steps.group(2);
      found =
          found.stream()
              .flatMap(one -> children(one, name))
              .filter(one -> one != null && (word == null || isOfKind(one, word)))
              .toList();
    }
    return found.stream()
        .anyMatch(
            one ->
                one != null && !one.isEmpty()
                    || one instanceof Reference to && to.getResource() != null);
  }

  /** None for an element that the model does not know. */
  private static Stream<Base> children(Base one, String name) {
    var children = one.listChildrenByName(name, false);
    return children == null ? Stream.empty() : Stream.of(children);
  }

  private static boolean isOfKind(Base one, String word) {
    return WORDS.stream()
        .flatMap(name -> children(one, name))
        .filter(CodeableConcept.class::isInstance)
        .map(CodeableConcept.class::cast)
        .anyMatch(concept -> LineReading.codes(concept).contains(word));
  }

  private void map(String set, String file) throws IOException {
    try (var bytes = getClass().getResourceAsStream(file)) {
      if (set.equals("835")) {
        new RemittanceReader().read(bytes, new Remittances());
      } else {
        new ClaimFileReader().read(bytes, new Claims());
      }
    }
  }

  private final class Segments implements TransactionHandler {
    @Override
    public void begin(TransactionSet set) {}

    @Override
    public void segment(Segment segment) {
      segments.add(segment);
    }

    @Override
    public void end(TransactionSet set, List<SyntaxFault> faults) {
      assertThat(faults).isEmpty();
    }
  }

  private final class Claims implements ClaimFileHandler {
    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      ClaimBundles.of(batch, claim).getEntry().forEach(entry -> resources.add(entry.getResource()));
    }

    @Override
    public void end(ClaimBatch batch, List<SyntaxFault> faults) {}
  }

  private final class Remittances implements RemittanceHandler {
    private final List<RemittedClaim> claims = new ArrayList<>();

    @Override
    public void begin(Payment payment) {}

    @Override
    public void claim(RemittedClaim claim) {
      claims.add(claim);
    }

    @Override
    public void end(
        Payment payment,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> imbalances,
        List<SyntaxFault> faults) {
      assertThat(imbalances).isEmpty();
      claims.forEach(
          claim -> resources.add(ClaimResponses.of(payment, claim, 1, Optional.empty())));
      resources.add(
          PaymentReconciliations.of(
              payment,
              List.of(
                  new PaymentReconciliations.PaidClaim(
                      new Reference("ClaimResponse/1"), BigDecimal.ONE)),
              adjustments));
    }
  }
}
