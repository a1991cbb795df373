package org.cleanclaim.routes.mailbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.submission.Clinic.SettableClock;
import org.cleanclaim.routes.traffic.Inbound.Received;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner's folder is fetched, and each file goes to who understands it. */
class MailboxRouteTest {
  @TempDir Path folder;
  private final SettableClock clock = new SettableClock();
  private final DefaultCamelContext camel = new DefaultCamelContext();

  @BeforeEach
  void start() throws Exception {
    var ends = new Properties();
    ends.setProperty("cleanclaim.routes.remittance.file", "mock:remittance");
    ends.setProperty("cleanclaim.routes.acknowledgement.claims", "mock:claims");
    ends.setProperty("cleanclaim.routes.acknowledgement.syntax", "mock:syntax");
    camel.getPropertiesComponent().setInitialProperties(ends);
    camel.getRegistry().bind(MailboxRoute.FAILURES, new MailboxFailures());
    var partner =
        new PartnerSettings.Partner(
            List.of("*"),
            "mock:out",
            "file:" + folder + "?delete=true&delay=50&initialDelay=0",
            "ZZ",
            "NWC01",
            "NW",
            1,
            Duration.ZERO,
            Duration.ZERO,
            false);
    camel.addRoutes(
        new MailboxRoute(
            new PartnerSettings(Map.of("nw", partner)),
            name -> partner.inbox(),
            new MailboxSorting(new HalfFiles(name -> Duration.ofMinutes(1), clock))));
    camel.start();
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void fileGoesByWhatIsInItAndCarriesItsPartner() throws Exception {
    var claims = camel.getEndpoint("mock:claims", MockEndpoint.class);
    claims.expectedMessageCount(1);
    var syntax = camel.getEndpoint("mock:syntax", MockEndpoint.class);
    syntax.expectedMessageCount(2);
    var remittance = camel.getEndpoint("mock:remittance", MockEndpoint.class);
    remittance.expectedMessageCount(1);
    drop("a.txt", set("HN", "277", "005010X214"));
    drop("b.txt", set("FA", "999", "005010X231A1"));
    drop("c.txt", set("HP", "835", "005010X221A1"));
    drop("d.txt", "garbage");
    MockEndpoint.assertIsSatisfied(10, TimeUnit.SECONDS, claims, syntax, remittance);
    var received = claims.getExchanges().get(0).getMessage().getBody(Received.class);
    assertThat(received.partner()).isEqualTo("nw");
    assertThat(received.name()).isEqualTo("a.txt");
    assertThat(received.kind()).isEqualTo("277CA");
    assertThat(received.raw()).asString(StandardCharsets.US_ASCII).startsWith("ISA*");
  }

  @Test
  void fileStaysUntilItIsTaken() throws Exception {
    var syntax = camel.getEndpoint("mock:syntax", MockEndpoint.class);
    syntax.whenAnyExchangeReceived(
        exchange -> {
          throw new IllegalStateException("the database is away");
        });
    var failed = new NotifyBuilder(camel).whenFailed(2).create();
    drop("a.txt", "garbage");
    assertThat(failed.matches(10, TimeUnit.SECONDS)).isTrue();
    assertThat(folder.resolve("a.txt")).exists();
    var done = new NotifyBuilder(camel).whenCompleted(1).create();
    syntax.whenAnyExchangeReceived(exchange -> {});
    assertThat(done.matches(10, TimeUnit.SECONDS)).isTrue();
    camel.stop();
    assertThat(folder.resolve("a.txt")).doesNotExist();
  }

  @Test
  @Tag("F15")
  void halfFileWaitsForItsEndAndIsTakenWhenItStopsGrowing() throws Exception {
    var syntax = camel.getEndpoint("mock:syntax", MockEndpoint.class);
    var whole = set("FA", "999", "005010X231A1");
    syntax.expectedMessageCount(0);
    var waits = new NotifyBuilder(camel).whenFailed(3).create();
    drop("a.txt", whole.substring(0, 150));
    assertThat(waits.matches(10, TimeUnit.SECONDS)).isTrue();
    syntax.assertIsSatisfied();
    assertThat(folder.resolve("a.txt")).exists();
    syntax.reset();
    syntax.expectedMessageCount(1);
    clock.pass(Duration.ofMinutes(1));
    syntax.assertIsSatisfied(10_000);
  }

  @Test
  @Tag("F15")
  void halfFileThatGetsItsEndIsTakenWhole() throws Exception {
    var syntax = camel.getEndpoint("mock:syntax", MockEndpoint.class);
    var whole = set("FA", "999", "005010X231A1");
    var waits = new NotifyBuilder(camel).whenFailed(2).create();
    drop("a.txt", whole.substring(0, whole.length() - 1));
    assertThat(waits.matches(10, TimeUnit.SECONDS)).isTrue();
    syntax.expectedMessageCount(1);
    drop("a.txt", whole);
    syntax.assertIsSatisfied(10_000);
    assertThat(syntax.getExchanges().get(0).getMessage().getBody(Received.class).raw())
        .asString(StandardCharsets.US_ASCII)
        .isEqualTo(whole);
  }

  private void drop(String name, String content) throws IOException {
    var half = Files.writeString(folder.resolveSibling(name + ".half"), content);
    Files.move(half, folder.resolve(name), StandardCopyOption.REPLACE_EXISTING);
  }

  private static String set(String group, String type, String guide) {
    return ("ISA*00*          *00*          *ZZ*NWC01          *ZZ*CLEANCLAIM    "
            + " *261123*1600*^*00501*"
            + "000000001*0*T*:~GS*%s*NWC01*CLEANCLAIM*20261123*1600*1*X*%s~ST*%s*0001*%s~SE*2*0001~"
            + "GE*1*1~IEA*1*000000001~")
        .formatted(group, guide, type, guide);
  }
}
