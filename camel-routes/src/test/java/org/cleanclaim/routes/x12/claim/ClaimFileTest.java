package org.cleanclaim.routes.x12.claim;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.SyntaxFault;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** 837Ps as practice systems send them, and as they are written. */
class ClaimFileTest {
  private static final String FILE = sample();

  private static String sample() {
    try (var file = ClaimFileTest.class.getResourceAsStream("/x12/837p-two-claims.edi")) {
      return new String(file.readAllBytes(), US_ASCII);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  @Test
  void readsWhatAPracticeSends() {
    var read = read(FILE.getBytes(US_ASCII));
    assertThat(read.faults).isEmpty();
    assertThat(read.batches.get(0).submitter().id()).isEqualTo("CLINIC");
    var first = read.claims.get(0);
    assertThat(first.billing().taxonomy()).isEqualTo("207Q00000X");
    assertThat(first.subscriber().birthDate()).isEqualTo(LocalDate.of(1969, 3, 14));
    assertThat(first.patient()).isEmpty();
    assertThat(first.diagnoses()).extracting(Diagnosis::code).containsExactly("I10", "M1711");
    assertThat(first.providers().get(0).party().name()).isEqualTo("SHAH");
    var line = first.lines().get(1);
    assertThat(line.procedure().modifiers()).containsExactly("RT");
    assertThat(line.pointers()).containsExactly("2", "1");
    assertThat(line.emergency()).isTrue();
    assertThat(line.dates().get(0).span())
        .contains(new DateSpan(LocalDate.of(2026, 11, 23), LocalDate.of(2026, 11, 24)));
    var second = read.claims.get(1);
    assertThat(second.patient()).get().extracting(one -> one.party().first()).isEqualTo("MIA");
    assertThat(second.patientRelationship()).isEqualTo("19");
    assertThat(second.heading().frequency()).isEqualTo("7");
    var other = second.otherCoverages().get(0);
    assertThat(other.payer()).extracting(Party::id).isEqualTo("MCB");
    assertThat(other.references().get(0).number()).isEqualTo("MICN1");
    assertThat(second.lines().get(0).drugs())
        .containsExactly(new Drug("00409488710", new BigDecimal("2.5"), "ML"));
    assertThat(second.lines().get(0).adjudications().get(0).adjustments()).hasSize(2);
  }

  @Property(tries = 200)
  void claimsReadBackAsWritten(@ForAll long seed) {
    var claims = new Claims(seed).some(5);
    var read = read(new ClaimFileWriter().write(Claims.BATCH, claims));
    assertThat(read.faults).isEmpty();
    assertThat(read.claims).isEqualTo(claims);
    assertThat(read.batches).containsExactly(Claims.BATCH);
  }

  @Test
  void namesSegmentElementAndLoopOfAFault() {
    var faults = read(FILE.replace("REF*6R*L1", "REF**L1").getBytes(US_ASCII)).faults;
    assertThat(faults)
        .extracting(SyntaxFault::where, SyntaxFault::loop, SyntaxFault::code)
        .contains(org.assertj.core.groups.Tuple.tuple("REF01", "2400", "1"));
  }

  @Test
  @Tag("T12")
  void textThatWouldBreakOutIsRefused() {
    var claim = new Claims(1).some(1).get(0);
    var batch = Claims.BATCH;
    var bad =
        new ClaimBatch(
            batch.interchange(),
            "B~CLM*X",
            batch.at(),
            batch.submitter(),
            batch.contact(),
            batch.receiver());
    assertThatThrownBy(() -> new ClaimFileWriter().write(bad, List.of(claim)))
        .isInstanceOf(X12Refusal.class)
        .hasMessageStartingWith("BHT03");
  }

  @Test
  @Tag("F15")
  void cutFileIsRefused() {
    for (int length = 0; length < FILE.length() - 2; length += 11) {
      var cut = FILE.substring(0, length).getBytes(US_ASCII);
      assertThatThrownBy(() -> read(cut)).isInstanceOf(X12Unreadable.class);
    }
  }

  @Property(tries = 300)
  void neverFailsOtherwiseThanByRefusing(@ForAll byte[] noise, @ForAll int seed) {
    var bytes = FILE.getBytes(US_ASCII);
    for (int i = 0; i < noise.length; i++) {
      bytes[Math.floorMod(seed + i * 41, bytes.length)] = noise[i];
    }
    try {
      read(bytes);
    } catch (X12Unreadable refused) {
      assertThat(refused.getMessage()).doesNotContain("REYES");
    }
  }

  private static Read read(byte[] bytes) {
    var read = new Read();
    new ClaimFileReader().read(new ByteArrayInputStream(bytes), read);
    return read;
  }

  /** Remembers what a reader handed on. */
  private static final class Read implements ClaimFileHandler {
    private final List<SubmittedClaim> claims = new ArrayList<>();
    private final List<ClaimBatch> batches = new ArrayList<>();
    private final List<SyntaxFault> faults = new ArrayList<>();

    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      claims.add(claim);
    }

    @Override
    public void end(ClaimBatch batch, List<SyntaxFault> found) {
      batches.add(batch);
      faults.addAll(found);
    }
  }
}
