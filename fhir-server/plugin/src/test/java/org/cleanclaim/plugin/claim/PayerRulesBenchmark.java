package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerRuleEdit;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A claim judged by a payer's own rules: none, twenty decision rows, five FHIRPath expressions. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 3, time = 3)
@Fork(1)
public class PayerRulesBenchmark {

  /** None of them speaks on the claim: what is measured is asking, not telling. */
  private static final List<String> EXPRESSIONS =
      List.of(
          "fhirpath: \"item.where(modifier.coding.code = 'ZZ').exists() and item.count() > 3\"",
          "fhirpath: \"total.value > 1000000\"",
          "fhirpath: \"careTeam.where(role.coding.code = 'supervising').exists()\"",
          "fhirpath: \"item.servicedDate.distinct().count() > 20\"",
          "fhirpath: \"diagnosis.diagnosis.coding.code.where(startsWith('Z99')).exists()\"");

  private static final List<String> ROWS =
      List.of(
          "procedure: [70551-70559], place: ['11'], units: '>2'",
          "procedure: [J9*], without-modifier: [JZ]",
          "modifier: ['22'], amount: '>9000'",
          "procedure: ['20610'], diagnosis: [Z99], age: '0-17'");

  @Param({"none", "rows", "fhirpath"})
  public String rules;

  private Scrubber scrubber;
  private ClaimFacts facts;
  private final LocalDate today = LocalDate.of(2026, 11, 23);

  @Setup
  public void open() throws IOException {
    Path folder = Files.createTempDirectory("rules");
    Files.writeString(folder.resolve("northwind-commercial.yaml"), policy());
    PayerPolicies policies = PayerPolicies.load(folder);
    ReferenceLibrary library = ReferenceLibrary.sample();
    scrubber = Scrubber.of(List.of(new PayerRuleEdit()), () -> library, () -> policies);
    try (InputStream in = getClass().getResourceAsStream("/claims/everything.json")) {
      Claim claim = FhirContext.forR4Cached().newJsonParser().parseResource(Claim.class, in);
      facts = ClaimReader.read(claim, new KnownResources());
    }
    ScrubResult result = scrubber.scrub(facts, today);
    if (scrubber.policyFor(facts).rules().size() != count()
        || result.outcome() != ScrubResult.Outcome.CLEAN) {
      throw new IllegalStateException("Not judged as meant: " + result);
    }
  }

  private int count() {
    return switch (rules) {
      case "rows" -> 20;
      case "fhirpath" -> EXPRESSIONS.size();
      default -> 0;
    };
  }

  private String policy() {
    StringBuilder policy =
        new StringBuilder(
            "id: northwind-commercial\nname: Fictitious\nkind: commercial\npayer-ids: [NWC01]\n");
    policy.append(count() == 0 ? "" : "rules:\n");
    List<String> conditions = rules.equals("rows") ? ROWS : EXPRESSIONS;
    for (int i = 0; i < count(); i++) {
      policy.append(
          """
            - when: { %s }
              then: { edit: acme-%d, message: No, remedy: Mend, carc: CO-197, severity: WARN }
          """
              .formatted(conditions.get(i % conditions.size()), i));
    }
    return policy.toString();
  }

  /** The number of alerts, so that nothing of the work can be left out. */
  @Benchmark
  public int claim() {
    return scrubber.scrub(facts, today).alerts().size();
  }
}
