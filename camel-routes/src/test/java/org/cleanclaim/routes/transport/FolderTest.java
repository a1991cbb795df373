package org.cleanclaim.routes.transport;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.camel.impl.DefaultCamelContext;
import org.cleanclaim.routes.submission.SubmissionRoute;
import org.cleanclaim.routes.traffic.PartnerSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The route to a mailbox that is a folder. */
class FolderTest {
  private static final byte[] CONTENT = {'I', 'S', 'A', '\r', '\n', (byte) 0xE9};

  @TempDir Path folder;
  private final DefaultCamelContext camel = new DefaultCamelContext();
  private CamelMailbox mailbox;

  @BeforeEach
  void start() throws Exception {
    var ends = new Properties();
    ends.setProperty("cleanclaim.routes.submission.mailbox", "direct:out");
    camel.getPropertiesComponent().setInitialProperties(ends);
    camel.addRoutes(new SubmissionRoute());
    camel.start();
    mailbox =
        new CamelMailbox(
            camel,
            new PartnerEndpoints(
                new PartnerSettings(
                    Map.of("nw", partner("file:" + folder), "bad", partner("direct:nobody"))),
                new TransportSettings(Map.of())),
            "direct:out");
  }

  private static PartnerSettings.Partner partner(String outbox) {
    return new PartnerSettings.Partner(
        List.of("*"),
        outbox,
        "direct:in",
        "ZZ",
        "NWC01",
        "NW",
        1,
        Duration.ZERO,
        Duration.ZERO,
        false);
  }

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void bytesLieInTheFolderAsTheyWereGiven() throws Exception {
    mailbox.put("nw", "nw-000000001.837", CONTENT);
    assertThat(folder.resolve("nw-000000001.837")).hasBinaryContent(CONTENT);
    try (var files = Files.list(folder)) {
      assertThat(files).hasSize(1);
    }
  }

  @Test
  void whatLiesThereIsFoundByNameAndSizeAndStays() {
    mailbox.put("nw", "nw-000000001.837", CONTENT);
    assertThat(mailbox.holds("nw", "nw-000000001.837", CONTENT.length)).isTrue();
    assertThat(mailbox.holds("nw", "nw-000000001.837", CONTENT.length + 1)).isFalse();
    assertThat(mailbox.holds("nw", "nw-000000001.837", CONTENT.length)).isTrue();
  }

  @Test
  void mailboxThatTakesNothingFailsAtOnce() {
    assertThatThrownBy(() -> mailbox.put("bad", "x", CONTENT))
        .isInstanceOf(IllegalStateException.class);
  }
}
