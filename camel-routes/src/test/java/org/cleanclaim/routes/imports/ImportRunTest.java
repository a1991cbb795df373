package org.cleanclaim.routes.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.cleanclaim.routes.traffic.SubmissionState.DENIED;
import static org.cleanclaim.routes.traffic.SubmissionState.PAID;
import static org.cleanclaim.routes.traffic.SubmissionState.SENT;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.posting.RemittanceIntake;
import org.cleanclaim.routes.posting.RemittancePosting;
import org.cleanclaim.routes.submission.Clinic;
import org.cleanclaim.routes.traffic.Inbound;
import org.cleanclaim.routes.traffic.Payments;
import org.cleanclaim.routes.traffic.Steps;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.x12.Adjustment;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Procedure;
import org.cleanclaim.routes.x12.TransactionSet;
import org.cleanclaim.routes.x12.remittance.DatedFact;
import org.cleanclaim.routes.x12.remittance.Payment;
import org.cleanclaim.routes.x12.remittance.Remittance;
import org.cleanclaim.routes.x12.remittance.RemittanceWriter;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.cleanclaim.routes.x12.remittance.RemittedLine;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Files of the past, in any order, zipped or not: claims are known, and nothing is sent. */
class ImportRunTest {
  private final Clinic clinic = new Clinic();
  private final Inbound inbound = new Inbound(clinic.database, "", clinic.clock);
  private final Payments payments = new Payments(clinic.database, "", clinic.clock);
  private final Imports imports = new Imports(clinic.database, clinic.steps, "", clinic.clock);
  private final RemittancePosting posting =
      new RemittancePosting(clinic.server, inbound, payments, clinic.submissions, clinic.database);
  private final ImportRun run =
      new ImportRun(
          imports,
          clinic.server,
          inbound,
          payments,
          clinic.submissions,
          clinic.steps,
          clinic.database,
          clinic.partners,
          clinic.clock);

  @Test
  void remittanceFindsClaimsOfFileThatComesAfterIt() {
    var report =
        take("835", remittance("EFT1", paid("A1"), denied("A2")), "837", claims("A1", "A2"));
    assertThat(report.state()).isEqualTo("done");
    assertThat(report.claims().claims()).isEqualTo(2);
    assertThat(report.remitted().claims()).isEqualTo(2);
    assertThat(report.remitted().unmatched()).isZero();
    assertThat(report.remitted().charged()).isEqualByComparingTo("500");
    assertThat(report.remitted().paid()).isEqualByComparingTo("200");
    assertThat(report.causes()).isEqualTo("/fhir/$denial-causes?from=2026-09-05&to=2026-09-05");
    assertThat(one("A1").state()).isEqualTo(PAID);
    assertThat(one("A2").state()).isEqualTo(DENIED);
    assertThat(all(ClaimResponse.class))
        .extracting(response -> response.getRequest().getReference())
        .containsExactlyInAnyOrder(one("A1").claimRef(), one("A2").claimRef());
  }

  @Test
  void importedClaimsAreSentByNobodyAndAskedAboutByNobody() {
    take("837", claims("A1"));
    var task = all(Task.class).get(0);
    assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.INPROGRESS);
    assertThat(task.getBusinessStatus().getCodingFirstRep().getCode()).isEqualTo("sent");
    assertThat(task.getFocus().getReference()).isEqualTo(one("A1").claimRef());
    assertThat(one("A1").state()).isEqualTo(SENT);

    clinic.sendReady();
    clinic.clock.pass(Duration.ofDays(60));
    clinic.nightly.run();
    clinic.doSteps();
    assertThat(clinic.mailbox.names).isEmpty();
    assertThat(clinic.interchanges.find(1)).isEmpty();
    assertThat(clinic.submissions.followUps().of(one("A1").id())).isEmpty();
  }

  @Test
  void sameFilesAgainChangeNothing() {
    var files = new Object[] {"837", claims("A1", "A2"), "835", remittance("EFT1", denied("A1"))};
    take(files);
    var before = versions();
    var again = take(files);
    assertThat(again.files()).extracting(ImportReport.File::state).containsOnly("known");
    assertThat(again.claims().known()).isEqualTo(2);
    assertThat(versions()).isEqualTo(before);
    // The same claim in another envelope, as a batch that is sent once more.
    var resent = new String(claims("A1"), StandardCharsets.UTF_8).replace("000000001", "000000077");
    assertThat(take("837", resent.getBytes(StandardCharsets.UTF_8)).claims().known()).isEqualTo(1);
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void damagedFileTakesNoOtherWithIt() {
    var broken = remittance("EFT2", paid("A2"));
    var report =
        take(
            "cut.835", Arrays.copyOf(broken, broken.length - 40),
            "off.835",
                new String(remittance("EFT3", paid("A2")), StandardCharsets.UTF_8)
                    .replace("BPR*I*200", "BPR*I*201")
                    .getBytes(StandardCharsets.UTF_8),
            "notes.txt", "Call the payer".getBytes(StandardCharsets.UTF_8),
            "empty.835", new byte[0],
            "mixed.837",
                new String(claims("A1", "A2"), StandardCharsets.UTF_8)
                    .replace("CLM*A2*250", "CLM*A2*two")
                    .getBytes(StandardCharsets.UTF_8),
            "good.835", remittance("EFT1", denied("A1")));
    assertThat(report.files())
        .extracting(ImportReport.File::state)
        .containsExactly("quarantined", "quarantined", "refused", "refused", "taken", "taken");
    assertThat(report.files().get(0).said()).contains("Ask the payer");
    assertThat(report.files().get(1).said()).contains("201");
    assertThat(report.files().get(2).said()).contains("Give 837 and 835 files");
    assertThat(report.files().get(4).claims()).isEqualTo(1);
    assertThat(report.files().get(4).refused()).isEqualTo(1);
    assertThat(report.files().get(4).faults().get(0)).contains("claim A2", "CLM");
    assertThat(one("A1").state()).isEqualTo(DENIED);
    assertThat(clinic.submissions.byPatientControlNumber("A2")).isEmpty();
  }

  @Test
  void claimNobodyKnowsIsKeptAndTold() {
    var report = take("835", remittance("EFT1", denied("GONE1")));
    assertThat(report.remitted().unmatched()).isEqualTo(1);
    assertThat(report.files().get(0).faults().get(0)).contains("claim GONE1", "import its 837");
    assertThat(all(ClaimResponse.class))
        .singleElement()
        .satisfies(
            response ->
                assertThat(response.getRequest().getIdentifier().getValue()).isEqualTo("GONE1"));
  }

  @Test
  void claimThatIsImportedAfterItsAnswerHasItOnceThatIsHandedInAgain() {
    var answer = remittance("EFT1", denied("A2"), denied("A1"));
    take("837", claims("A2"), "835", answer);
    var second = new String(claims("A1"), StandardCharsets.UTF_8).replace("000000001", "000000002");
    var report = take("837", second.getBytes(StandardCharsets.UTF_8), "835", answer);
    assertThat(report.files()).extracting(ImportReport.File::state).containsOnly("taken");
    assertThat(report.remitted().unmatched()).isZero();
    assertThat(one("A1").state()).isEqualTo(DENIED);
    assertThat(all(ClaimResponse.class))
        .extracting(response -> response.getRequest().getReference())
        .containsExactlyInAnyOrder(one("A1").claimRef(), one("A2").claimRef());
    assertThat(
            JdbcClient.create(clinic.source)
                .sql("select count(distinct submission_id) from cleanclaim_routes.answer")
                .query(Integer.class)
                .single())
        .isEqualTo(2);
    var before = versions();
    assertThat(take("835", answer).files().get(0).state()).isEqualTo("known");
    assertThat(versions()).isEqualTo(before);
  }

  @Test
  void replacementWithTheNumberOfItsClaimIsTwoClaimsAndEachHasItsAnswer() {
    var first = new String(claims("A1"), StandardCharsets.UTF_8);
    var second =
        first
            .replace("CLM*A1*250***11:B:1", "CLM*A1*300***11:B:7")
            .replace("SV1*HC:99214*250", "SV1*HC:99214*300")
            .replace("000000001", "000000002");
    take(
        "first", first.getBytes(StandardCharsets.UTF_8),
        "second", second.getBytes(StandardCharsets.UTF_8),
        "835",
            remittance(
                "EFT1",
                claim("A1", "1", "250", "0", "7001"),
                claim("A1", "1", "300", "300", "7002")));
    assertThat(all(Claim.class)).hasSize(2);
    var both = clinic.submissions.allByPatientControlNumber("A1");
    assertThat(both).extracting(Submission::frequency).containsExactlyInAnyOrder("1", "7");
    assertThat(both)
        .allSatisfy(
            one -> assertThat(one.state()).isEqualTo(one.frequency().equals("7") ? PAID : DENIED));
  }

  @Test
  void patientsAndPayersAreOneFromClaimToClaim() {
    var payer = new Organization();
    payer.setId("Organization/known-payer");
    payer.addIdentifier().setSystem("https://cleanclaim.example/fhir/payer-id").setValue("NWC01");
    clinic.server.store(payer);
    take("837", claims("A1", "A2"));
    assertThat(all(Patient.class)).hasSize(1);
    assertThat(all(Organization.class)).hasSize(2);
    assertThat(all(Claim.class))
        .extracting(claim -> claim.getInsurer().getReference())
        .containsOnly("Organization/known-payer");
    assertThat(all(Claim.class))
        .allSatisfy(
            claim -> {
              assertThat(claim.getMeta().getTagFirstRep().getCode()).isEqualTo("imported");
              assertThat(claim.getCreatedElement().getValueAsString()).isEqualTo("2026-09-01");
            });
  }

  @Test
  void paymentThatTheMailboxBroughtIsKnown() {
    take("837", claims("A1"));
    var raw = remittance("EFT1", denied("A1"));
    new RemittanceIntake(inbound, payments, clinic.steps)
        .take(new Inbound.Received(Clinic.PARTNER, "mailbox.835", "835", raw));
    assertThat(take("835", raw).files().get(0).state()).isEqualTo("known");
  }

  @Test
  void archivesWithinAnArchiveAreOpened() throws IOException {
    var inner = zip("a.837", claims("A1"), "__MACOSX/._a.837", new byte[] {1});
    var damaged = Arrays.copyOf(inner, inner.length / 2);
    var report =
        take(
            "old/claims.zip",
            inner,
            "half.zip",
            damaged,
            "b.835",
            remittance("EFT1", denied("A1")));
    assertThat(report.files())
        .extracting(ImportReport.File::name)
        .contains("old/claims.zip/a.837", "half.zip", "b.835");
    assertThat(report.files().stream().filter(file -> file.name().equals("half.zip")))
        .allMatch(file -> file.state().equals("refused") && file.said().contains("archive"));
    assertThat(one("A1").state()).isEqualTo(DENIED);
  }

  @Test
  void nothingOfADamagedUploadIsKept() throws IOException {
    var sent = zip("a.837", claims("A1"));
    assertThatThrownBy(
            () ->
                imports.begin(
                    "x", new ByteArrayInputStream(Arrays.copyOf(sent, sent.length / 2)), "Dana"))
        .isInstanceOf(RouteFailure.class)
        .hasMessageContaining("nothing was taken");
    assertThatThrownBy(() -> imports.begin("x", new ByteArrayInputStream(zip()), "Dana"))
        .isInstanceOf(RouteFailure.class);
    assertThat(
            JdbcClient.create(clinic.source)
                .sql("select count(*) from cleanclaim_routes.import_run")
                .query(Integer.class)
                .single())
        .isZero();
  }

  private ImportReport take(Object... files) {
    UUID id;
    try {
      id = imports.begin("sent", new ByteArrayInputStream(zip(files)), "Dana");
    } catch (IOException failed) {
      throw new IllegalStateException(failed);
    }
    assertThat(imports.report(id).orElseThrow().state()).isEqualTo("reading");
    run.run(id);
    for (var step :
        JdbcClient.create(clinic.source)
            .sql(
                "delete from cleanclaim_routes.scheduled_tasks where task_name = ?"
                    + " returning task_instance")
            .params(Steps.POST)
            .query(String.class)
            .list()) {
      posting.run(step.substring(0, step.indexOf('/')), step.substring(step.indexOf('/') + 1));
    }
    return imports.report(id).orElseThrow();
  }

  private static byte[] zip(Object... files) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (int i = 0; i < files.length; i += 2) {
        zip.putNextEntry(new ZipEntry((String) files[i]));
        zip.write((byte[]) files[i + 1]);
        zip.closeEntry();
      }
    }
    return bytes.toByteArray();
  }

  private Submission one(String number) {
    return clinic.submissions.byPatientControlNumber(number).orElseThrow();
  }

  private <T extends Resource> List<T> all(Class<T> type) {
    return clinic.server.all(type);
  }

  private Map<String, String> versions() {
    var versions = new LinkedHashMap<String, String>();
    all(Resource.class).forEach(one -> versions.put(one.getId(), one.getMeta().getVersionId()));
    return versions;
  }

  /** An 837P of claims for one visit at 250 dollars each, all of one patient. */
  private static byte[] claims(String... numbers) {
    var set =
        new StringBuilder(
            """
            ST*837*0001*005010X222A1~
            BHT*0019*00*BATCH1*20260901*0959*CH~
            NM1*41*2*HARBOR FAMILY CLINIC*****46*CLINIC~
            PER*IC*BILLING OFFICE*TE*2075550110~
            NM1*40*2*NORTHWIND COMMERCIAL*****46*NWC01~
            HL*1**20*1~
            NM1*85*2*HARBOR FAMILY CLINIC*****XX*1234567893~
            N3*1 HARBOR WAY~
            N4*DAYTON*OH*454020000~
            REF*EI*990000417~
            HL*2*1*22*0~
            SBR*P*18*GRP1******CI~
            NM1*IL*1*REYES*ANA****MI*M1~
            N3*2 ELM ST~
            N4*DAYTON*OH*45402~
            DMG*D8*19690203*F~
            NM1*PR*2*NORTHWIND COMMERCIAL*****PI*NWC01~
            """);
    for (var number : numbers) {
      set.append(
          """
          CLM*%s*250***11:B:1*Y*A*Y*Y~
          HI*ABK:M1711~
          LX*1~
          SV1*HC:99214*250*UN*1***1~
          DTP*472*D8*20260830~
          """
              .formatted(number));
    }
    long segments = set.chars().filter(one -> one == '~').count() + 1;
    return ("ISA*00*          *00*          *ZZ*CLINIC         *ZZ*PAYER         "
            + " *260901*1000*^*00501*000000001*0*T*:~\nGS*HC*CLINIC*PAYER*20260901*1000*1*X*005010X222A1~\n"
            + set
            + "SE*%d*0001~\nGE*1*1~\nIEA*1*000000001~\n".formatted(segments))
        .getBytes(StandardCharsets.UTF_8);
  }

  private static RemittedClaim paid(String number) {
    return claim(number, "1", "250", "200", "ICN" + number);
  }

  private static RemittedClaim denied(String number) {
    return claim(number, "1", "250", "0", "ICN" + number);
  }

  private static RemittedClaim claim(
      String number, String status, String charge, String paid, String payerNumber) {
    var adjusted = money(charge).subtract(money(paid));
    var adjustments =
        adjusted.signum() == 0
            ? List.<Adjustment>of()
            : List.of(
                new Adjustment("CO", money(paid).signum() > 0 ? "45" : "197", adjusted, null));
    var line =
        new RemittedLine(
            new Procedure("HC", "99214", List.of()),
            money(charge),
            money(paid),
            null,
            BigDecimal.ONE,
            null,
            null,
            List.of(new DatedFact("472", LocalDate.of(2026, 8, 30))),
            adjustments,
            List.of(),
            List.of(),
            List.of());
    return new RemittedClaim(
        number,
        status,
        money(charge),
        money(paid),
        null,
        "CI",
        payerNumber,
        "11",
        "1",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(line));
  }

  private static BigDecimal money(String amount) {
    return new BigDecimal(amount);
  }

  private static byte[] remittance(String trace, RemittedClaim... claims) {
    var sum =
        Arrays.stream(claims).map(RemittedClaim::paid).reduce(BigDecimal.ZERO, BigDecimal::add);
    var envelope =
        new Interchange(
            new Partner("ZZ", "NWC01"),
            new Partner("ZZ", "CLEANCLAIM"),
            LocalDateTime.of(2026, 9, 7, 6, 0),
            "%09d".formatted(trace.hashCode() & 0xffff),
            true);
    var payment =
        new Payment(
            new TransactionSet("835", "0001", "005010X221A1", "1", envelope),
            "I",
            sum,
            true,
            "ACH",
            LocalDate.of(2026, 9, 7),
            trace,
            "1999999999",
            LocalDate.of(2026, 9, 5),
            new Payment.PaymentParty("NORTHWIND COMMERCIAL", null, null),
            new Payment.PaymentParty("HARBOR FAMILY CLINIC", "XX", "1234567893"),
            List.of());
    return new RemittanceWriter().write(new Remittance(payment, List.of(claims), List.of()));
  }
}
