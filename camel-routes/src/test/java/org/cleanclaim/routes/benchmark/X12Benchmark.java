package org.cleanclaim.routes.benchmark;

import io.xlate.edi.schema.SchemaFactory;
import io.xlate.edi.stream.EDIInputFactory;
import io.xlate.edi.stream.EDIStreamEvent;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryMXBean;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cleanclaim.routes.claim.ClaimBundles;
import org.cleanclaim.routes.remittance.ClaimResponses;
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

/**
 * What reading X12 costs beside the bare loop of the library below it, by the thread's processor
 * time; and how far the heap grows with an 835 of any size.
 *
 * <p>{@code X12Benchmark [claims] [megabytes of the long 835]}
 */
public final class X12Benchmark {
  private static final int ROUNDS = 3;
  private static final int LOOKS = 20;
  private static final MemoryMXBean MEMORY = ManagementFactory.getMemoryMXBean();

  private X12Benchmark() {}

  private interface Work {
    void run(InputStream bytes) throws Exception;
  }

  public static void main(String[] arguments) throws Exception {
    int claims = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 5_000;
    long megabytes = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1_024;
    var file = claims(claims);
    System.out.printf(Locale.ROOT, "837P of %,d claims, %,d bytes%n", claims, file.length);
    double bare = rate("bare loop of StAEDI, no schema", file, X12Benchmark::bare);
    double checked = rate("bare loop of StAEDI, our schema", file, X12Benchmark::checked);
    double read = rate("segments, checked against the schema", file, X12Benchmark::segments);
    double model = rate("claims", file, X12Benchmark::model);
    double mapped = rate("claims as FHIR", file, X12Benchmark::mapped);
    for (double of : new double[] {bare, checked}) {
      System.out.printf(
          Locale.ROOT,
          "of the bare loop %s: segments %.2f, claims %.2f, FHIR %.2f%n",
          of == bare ? "without schema" : "with schema",
          read / of,
          model / of,
          mapped / of);
    }
    if (megabytes > 0) {
      heap(10);
      heap(100);
      heap(megabytes);
    }
  }

  private static double rate(String what, byte[] file, Work work) throws Exception {
    var threads = ManagementFactory.getThreadMXBean();
    double best = 0;
    for (int round = 0; round < ROUNDS; round++) {
      long before = threads.getCurrentThreadCpuTime();
      work.run(new ByteArrayInputStream(file));
      double seconds = (threads.getCurrentThreadCpuTime() - before) / 1e9;
      best = Math.max(best, file.length / seconds / 1e6);
    }
    System.out.printf(Locale.ROOT, "%-40s %6.1f MB/CPU-s%n", what, best);
    return best;
  }

  private static void bare(InputStream bytes) throws Exception {
    try (var stream = EDIInputFactory.newFactory().createEDIStreamReader(bytes)) {
      while (stream.hasNext()) {
        stream.next();
      }
    }
  }

  /** The library alone, with the structure of the set that the reader checks it by. */
  private static void checked(InputStream bytes) throws Exception {
    var factory = SchemaFactory.newFactory();
    var place = X12Reader.class.getResource("837P.xml");
    factory.setProperty(SchemaFactory.SCHEMA_LOCATION_URL_CONTEXT, place);
    var schema = factory.createSchema(place);
    try (var stream = EDIInputFactory.newFactory().createEDIStreamReader(bytes)) {
      while (stream.hasNext()) {
        if (stream.next() == EDIStreamEvent.START_TRANSACTION) {
          stream.setTransactionSchema(schema);
        }
      }
    }
  }

  private static void segments(InputStream bytes) {
    new X12Reader()
        .read(
            bytes,
            new TransactionHandler() {
              @Override
              public void begin(TransactionSet set) {}

              @Override
              public void segment(Segment segment) {}

              @Override
              public void end(TransactionSet set, List<SyntaxFault> faults) {
                require(faults.isEmpty());
              }
            });
  }

  private static void model(InputStream bytes) {
    new ClaimFileReader().read(bytes, new Claims(false));
  }

  private static void mapped(InputStream bytes) {
    new ClaimFileReader().read(bytes, new Claims(true));
  }

  private record Claims(boolean mapped) implements ClaimFileHandler {
    @Override
    public void claim(ClaimBatch batch, SubmittedClaim claim) {
      if (mapped) {
        ClaimBundles.of(batch, claim);
      }
    }

    @Override
    public void end(ClaimBatch batch, List<SyntaxFault> faults) {
      require(faults.isEmpty());
    }
  }

  private static void require(boolean holds) {
    if (!holds) {
      throw new IllegalStateException("The file made for the benchmark has faults.");
    }
  }

  /**
   * Reads one 835 of that size, made as it is read, and tells what of the heap is alive while it
   * does: looked at twenty times, each after a collection, so that garbage does not count.
   */
  private static void heap(long megabytes) {
    var remittance = new LongRemittance(megabytes << 20);
    var counted = new Counted(Math.max(1, remittance.count() / LOOKS));
    new RemittanceReader().read(remittance.bytes(), counted);
    System.out.printf(
        Locale.ROOT,
        "835 of %,d MB, %,d claims, at most %,d MB of heap allowed: at most %.1f MB alive%n",
        megabytes,
        counted.claims,
        Runtime.getRuntime().maxMemory() >> 20,
        counted.alive / 1e6);
  }

  private static final class Counted implements RemittanceHandler {
    private final long every;
    private int claims;
    private long alive;
    private Payment payment;

    Counted(long every) {
      this.every = every;
    }

    @Override
    public void begin(Payment begun) {
      payment = begun;
    }

    @Override
    public void claim(RemittedClaim claim) {
      claims++;
      ClaimResponses.of(payment, claim, 1, Optional.empty());
      if (claims % every == 0) {
        System.gc();
        alive = Math.max(alive, MEMORY.getHeapMemoryUsage().getUsed());
      }
    }

    @Override
    public void end(
        Payment ended,
        List<ProviderAdjustment> adjustments,
        List<Imbalance> imbalances,
        List<SyntaxFault> faults) {
      require(imbalances.isEmpty() && faults.isEmpty());
    }
  }

  /** One payment with as many claims as fill the size. */
  private record LongRemittance(long size) {
    private static final String CLAIM =
        "CLP*CC%09d*1*425*250**CI*ICN%09d*11*1~NM1*QC*1*REYES*ANA****MI*NW10448213~"
            + "SVC*HC:99214:25*175*0**1~DTM*472*20261123~CAS*CO*97*175~REF*6R*1~LQ*HE*M15~"
            + "SVC*HC:20610:RT*250*250**1~DTM*472*20261123~REF*6R*2~";
    private static final int CLAIM_SEGMENTS = 10;
    private static final int HEADER_SEGMENTS = 9;

    long count() {
      return Math.max(1, size / CLAIM.formatted(0, 0).length());
    }

    InputStream bytes() {
      long count = count();
      var paid = BigDecimal.valueOf(250).multiply(BigDecimal.valueOf(count)).toPlainString();
      var head =
          "ISA*00*          *00*          *ZZ*PAYER          *ZZ*CLINIC        "
              + " *261130*1000*^*00501*000000041*0*T*:~"
              + "GS*HP*PAYER*CLINIC*20261130*1000*41*X*005010X221A1~ST*835*0001~BPR*I*"
              + paid
              + "*C*ACH************20261130~TRN*1*EFT1*1999999999~N1*PR*NORTHWIND~N3*1 PAYER WAY~"
              + "N4*PORTLAND*ME*04101~PER*BL**TE*2075550100~N1*PE*HARBOR*XX*1234567893~LX*1~";
      var tail =
          "SE*%d*0001~GE*1*41~IEA*1*000000041~"
              .formatted(HEADER_SEGMENTS + count * CLAIM_SEGMENTS + 1);
      return new SequenceInputStream(
          new SequenceInputStream(text(head), new SequenceInputStream(claims(count))), text(tail));
    }

    private static Enumeration<InputStream> claims(long count) {
      return new Enumeration<>() {
        private long next;

        @Override
        public boolean hasMoreElements() {
          return next < count;
        }

        @Override
        public InputStream nextElement() {
          next++;
          return text(CLAIM.formatted(next, next));
        }
      };
    }

    private static InputStream text(String text) {
      return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }
  }

  /** One set with claims of two lines, each of a subscriber of its own. */
  private static byte[] claims(int count) {
    var set = new StringBuilder();
    set.append("ST*837*0001*005010X222A1~BHT*0019*00*B1*20261123*0959*CH~")
        .append("NM1*41*2*HARBOR*****46*CLINIC~PER*IC*OFFICE*TE*2075550110~")
        .append("NM1*40*2*NORTHWIND*****46*NWC01~HL*1**20*1~PRV*BI*PXC*207Q00000X~")
        .append("NM1*85*2*HARBOR*****XX*1234567893~N3*1 HARBOR WAY~N4*PORTLAND*ME*041010000~")
        .append("REF*EI*990000417~");
    var day = LocalDate.of(2026, 11, 23).toString().replace("-", "");
    for (int i = 0; i < count; i++) {
      set.append("HL*").append(i + 2).append("*1*22*0~SBR*P*18*GRP1******CI~");
      set.append("NM1*IL*1*REYES*ANA****MI*NW").append(i).append("~N3*2 ELM ST~");
      set.append("N4*PORTLAND*ME*04101~DMG*D8*19690314*F~NM1*PR*2*NORTHWIND*****PI*NWC01~");
      set.append("CLM*CC").append(i).append("*425***11:B:1*Y*A*Y*Y~HI*ABK:I10*ABF:M1711~");
      set.append("NM1*82*1*SHAH*PRIYA****XX*1452369873~PRV*PE*PXC*207Q00000X~");
      set.append("LX*1~SV1*HC:99214:25*175*UN*1***1~DTP*472*D8*").append(day);
      set.append("~REF*6R*1~LX*2~SV1*HC:20610:RT*250*UN*1***2:1~DTP*472*D8*").append(day);
      set.append("~REF*6R*2~");
    }
    long segments = set.chars().filter(one -> one == '~').count() + 1;
    return ("ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER         "
            + " *261123*1000*^*00501*000000011*0*T*:~"
            + "GS*HC*CLINIC*PAYER*20261123*1000*11*X*005010X222A1~"
            + set
            + "SE*"
            + segments
            + "*0001~GE*1*11~IEA*1*000000011~")
        .getBytes(StandardCharsets.US_ASCII);
  }
}
