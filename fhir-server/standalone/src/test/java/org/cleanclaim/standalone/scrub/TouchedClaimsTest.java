package org.cleanclaim.standalone.scrub;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.reference.ReferenceLibrary;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TouchedClaimsTest {

  private static final LocalDate DAY = LocalDate.of(2026, 3, 5);

  @TempDir Path folder;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream aside = new ByteArrayOutputStream();

  @Test
  void namesClaimsWhoseAlertsDiffer() throws IOException {
    int touched = compare(ReferenceLibrary.empty(), ReferenceLibrary.sample());
    assertThat(touched).isEqualTo(1);
    assertThat(out.toString()).startsWith("claim bare").contains("+modifier-25-missing/1/hold");
    assertThat(aside.toString())
        .contains("claims.ndjson, line 3:")
        .contains("1 of 2 claims would be judged differently");
  }

  @Test
  void sameEditionTouchesNothing() throws IOException {
    assertThat(compare(ReferenceLibrary.sample(), ReferenceLibrary.sample())).isZero();
    assertThat(out.toString()).isEmpty();
  }

  private int compare(ReferenceLibrary before, ReferenceLibrary after) throws IOException {
    Path file = folder.resolve("claims.ndjson");
    Files.writeString(
        file,
        ClaimText.visitAndInjection("bare", null)
            + "\n"
            + ClaimText.visitAndInjection("modified", "25")
            + "\nnonsense\n");
    return new TouchedClaims(judge(before), judge(after), DAY, new PrintStream(aside))
        .compare(file.toString(), new PrintStream(out));
  }

  private static ClaimJudge judge(ReferenceLibrary library) {
    PayerPolicies policies = PayerPolicies.shipped();
    return new ClaimJudge(Scrubber.of(() -> library, () -> policies), Clock.systemUTC());
  }
}
