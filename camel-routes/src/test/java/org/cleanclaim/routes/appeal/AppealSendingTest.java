package org.cleanclaim.routes.appeal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.server.MemoryServer;
import org.cleanclaim.routes.transport.SftpServer;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Packets of appeals on their way into real folders. */
class AppealSendingTest {
  private static final byte[] PDF = "%PDF-1.6 the packet".getBytes(StandardCharsets.US_ASCII);
  private static final Instant SENT = Instant.parse("2026-11-27T15:00:00Z");

  @TempDir Path temporary;
  private final MemoryServer server = new MemoryServer();
  private CamelContext camel;

  @BeforeEach
  void start() throws Exception {
    camel = new DefaultCamelContext();
    var places = new Properties();
    places.setProperty("cleanclaim.routes.appeals.mailbox", "direct:appeal-out");
    camel.getPropertiesComponent().setInitialProperties(places);
    camel.addRoutes(new AppealOutRoute());
    camel.start();
    var payer = new Organization();
    payer.setId("Organization/northwind");
    payer.addIdentifier().setValue("NWC01");
    server.store(payer);
    letter("1");
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void goOnceTheTimeToCallThemBackIsOverAndNotBefore() throws IOException {
    assertThat(at(SENT.plusSeconds(59)).run()).isZero();
    assertThat(files("printed")).isEmpty();
    assertThat(at(SENT.plusSeconds(60)).run()).isEqualTo(1);
    assertThat(files("printed")).containsExactly("appeal-1.pdf");
    assertThat(temporary.resolve("printed/appeal-1.pdf")).hasBinaryContent(PDF);
    assertThat(letter().getStatus()).isEqualTo(CommunicationStatus.COMPLETED);
    assertThat(letter().getSent()).isEqualTo(Date.from(SENT.plusSeconds(60)));
    assertThat(at(SENT.plusSeconds(90)).run()).as("it is there").isZero();
  }

  @Test
  void goToTheChannelOfTheirPayerWhereItHasOne() throws IOException {
    var sending = at(SENT.plusSeconds(60), Map.of("NWC01", folder("northwind")));
    assertThat(sending.run()).isEqualTo(1);
    assertThat(files("northwind")).containsExactly("appeal-1.pdf");
    assertThat(files("printed")).isEmpty();
  }

  @Test
  void changedWhileTheyWentAreOneFileAndGoOnAtTheNextLook() throws IOException {
    server.beforeNextUpdate(
        () -> {
          var changed = letter().copy();
          changed.addNote().setText("by a person");
          server.store(changed);
        });
    assertThat(at(SENT.plusSeconds(60)).run()).isZero();
    assertThat(letter().getStatus()).isEqualTo(CommunicationStatus.INPROGRESS);
    assertThat(at(SENT.plusSeconds(75)).run()).isEqualTo(1);
    assertThat(files("printed")).containsExactly("appeal-1.pdf");
    assertThat(letter().getNoteFirstRep().getText()).isEqualTo("by a person");
  }

  @Test
  void oneThatCannotGoKeepsNoneOfTheOthers() throws IOException {
    letter("2");
    server.store(
        server.all(Binary.class).stream()
            .filter(binary -> binary.getIdElement().getIdPart().equals("b1"))
            .findFirst()
            .orElseThrow()
            .copy()
            .setData(null));
    assertThat(at(SENT.plusSeconds(60)).run()).isEqualTo(1);
    assertThat(files("printed")).containsExactly("appeal-2.pdf");
    assertThat(letter().getStatus()).isEqualTo(CommunicationStatus.INPROGRESS);
  }

  @Test
  void aChannelThatIsDownIsTriedAgain() throws IOException {
    Files.writeString(temporary.resolve("printed"), "a file where the folder should be");
    assertThat(at(SENT.plusSeconds(60)).run()).isZero();
    Files.delete(temporary.resolve("printed"));
    assertThat(at(SENT.plusSeconds(75)).run()).isEqualTo(1);
    assertThat(files("printed")).containsExactly("appeal-1.pdf");
  }

  @Test
  void goToAPayersSftpOnceUnderTheirNameEvenWhenTheLineDropsAfterTheyArrived() throws Exception {
    var account = temporary.resolve("account");
    try (var payer = new SftpServer(account)) {
      var outbox =
          "sftp://%s@localhost:%d/in?password=RAW(%s)&knownHostsFile=%s&strictHostKeyChecking=yes"
              .formatted(SftpServer.USER, payer.port(), SftpServer.PASSWORD, payer.knownHosts());
      payer.dropsTheLine = true;
      at(SENT.plusSeconds(60), Map.of("NWC01", outbox)).run();
      payer.dropsTheLine = false;
      at(SENT.plusSeconds(75), Map.of("NWC01", outbox)).run();
      assertThat(files("account/in")).containsExactly("appeal-1.pdf");
      assertThat(account.resolve("in/appeal-1.pdf")).hasBinaryContent(PDF);
      assertThat(letter().getStatus()).isEqualTo(CommunicationStatus.COMPLETED);
      assertThat(files("printed")).isEmpty();
    }
  }

  private AppealSending at(Instant now) {
    return at(now, Map.of());
  }

  private AppealSending at(Instant now, Map<String, String> payers) {
    return new AppealSending(
        server,
        camel.createProducerTemplate(),
        "direct:appeal-out",
        new AppealSettings(folder("printed"), payers, Duration.ofSeconds(15)),
        Clock.fixed(now, ZoneOffset.UTC));
  }

  private String folder(String name) {
    return "file:" + temporary.resolve(name);
  }

  private List<String> files(String folder) throws IOException {
    var at = temporary.resolve(folder);
    if (!Files.isDirectory(at)) {
      return List.of();
    }
    try (var files = Files.list(at)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private Communication letter() {
    return server.all(Communication.class).stream()
        .filter(letter -> letter.getIdElement().getIdPart().equals("1"))
        .findFirst()
        .orElseThrow();
  }

  private void letter(String id) {
    var binary = new Binary();
    binary.setId("Binary/b" + id);
    binary.setContentType("application/pdf");
    binary.setData(PDF);
    server.store(binary);
    var packet = new DocumentReference();
    packet.setId("DocumentReference/d" + id);
    packet.addContent().getAttachment().setUrl("Binary/b" + id);
    server.store(packet);
    var letter = new Communication();
    letter.setId("Communication/" + id);
    letter.setStatus(CommunicationStatus.INPROGRESS);
    letter.addRecipient(new Reference("Organization/northwind"));
    letter.addPayload().setContent(new StringType("Dear payer"));
    letter.addPayload().setContent(new Reference("DocumentReference/d" + id).setDisplay("Packet"));
    letter.addExtension(
        "https://cleanclaim.example/fhir/StructureDefinition/send-not-before",
        new DateTimeType(Date.from(SENT.plusSeconds(60))));
    server.store(letter);
  }
}
