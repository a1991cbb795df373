package org.cleanclaim.routes.transport;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.cleanclaim.routes.submission.SingleLimits;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** Looks at the start whether each partner can be reached as it is set, and says what is to set. */
final class TransportCheck {
  private final List<String> lacks = new ArrayList<>();
  private String prefix = "";

  private TransportCheck() {}

  /**
   * @throws IllegalStateException naming each setting at fault and its mend
   */
  static void check(PartnerSettings partners, TransportSettings settings) {
    var check = new TransportCheck();
    for (var partner : partners.partners().entrySet()) {
      check.partner(partner, settings.partner(partner.getKey()));
    }
    if (!check.lacks.isEmpty()) {
      throw new IllegalStateException(String.join("\n", check.lacks));
    }
  }

  private void partner(
      Map.Entry<String, PartnerSettings.Partner> partner, TransportSettings.Partner settings) {
    prefix = "cleanclaim.routes.partners." + partner.getKey();
    var outbox = Transport.of(partner.getValue().outbox());
    var inbox = Transport.of(partner.getValue().inbox());
    if (outbox == Transport.SFTP || inbox == Transport.SFTP) {
      sftp(settings.sftp());
    }
    if (outbox == Transport.KAFKA || inbox == Transport.KAFKA) {
      require(
          settings.kafka().brokers(), ".kafka.brokers", "Name the brokers, such as kafka1:9092.");
    }
    if (outbox == Transport.CORE || inbox == Transport.CORE) {
      core(partner.getValue(), settings.http());
    }
    if (outbox == Transport.FHIR || inbox == Transport.FHIR) {
      fhir(partner.getValue());
    }
    single(settings.single());
  }

  private void sftp(TransportSettings.Sftp sftp) {
    require(sftp.username(), ".sftp.username", "Name the account the partner gave you.");
    long proofs =
        Stream.of(sftp.password(), sftp.passwordFile(), sftp.keyFile())
            .filter(one -> !one.isBlank())
            .count();
    if (proofs != 1) {
      lacks.add(
          "%s.sftp needs exactly one of password, password-file, key-file; %d are set."
              .formatted(prefix, proofs));
    }
    readable(sftp.passwordFile(), ".sftp.password-file");
    readable(sftp.keyFile(), ".sftp.key-file");
    require(
        sftp.knownHosts(),
        ".sftp.known-hosts",
        "Name a file with the server's key (ssh-keyscan writes one), after its fingerprint was"
            + " compared with the partner's.");
    readable(sftp.knownHosts(), ".sftp.known-hosts");
  }

  private void core(PartnerSettings.Partner partner, TransportSettings.Core core) {
    Stream.of(partner.outbox(), partner.inbox())
        .filter(endpoint -> Transport.of(endpoint) == Transport.CORE)
        .distinct()
        .forEach(this::address);
    if (core.username().isBlank() != core.password().isBlank()) {
      lacks.add(prefix + ".http needs username and password together, or neither.");
    }
  }

  private void fhir(PartnerSettings.Partner partner) {
    if (!partner.outbox().equals(partner.inbox())) {
      lacks.add(
          prefix + ".inbox has to be the same fhir: address as .outbox: answers are asked there.");
    }
    address(partner.outbox().substring(Math.min(partner.outbox().length(), "fhir:".length())));
    if (partner.batchSize() != 1) {
      lacks.add(
          prefix
              + ".batch-size has to be 1 with fhir:, as Claim/$submit takes one claim at a time.");
    }
  }

  private void single(SingleLimits single) {
    if (single.risk() != null
        && (single.risk().signum() < 0 || single.risk().compareTo(java.math.BigDecimal.ONE) > 0)) {
      lacks.add(prefix + ".single.risk is a probability: set a figure from 0 to 1.");
    }
    if (single.over() != null && single.over().signum() < 0) {
      lacks.add(prefix + ".single.over is an amount in dollars: set one of 0 or more.");
    }
  }

  private void address(String address) {
    try {
      var uri = URI.create(address);
      if (uri.getHost() != null && uri.getScheme().matches("https?")) {
        return;
      }
    } catch (IllegalArgumentException broken) {
      // Told below.
    }
    lacks.add(prefix + " names no web address. Set outbox and inbox to one that begins https://.");
  }

  private void require(String value, String setting, String mend) {
    if (value.isBlank()) {
      lacks.add(prefix + setting + " is missing. " + mend);
    }
  }

  private void readable(String file, String setting) {
    if (!file.isBlank() && !Files.isReadable(Path.of(file))) {
      lacks.add(
          prefix + setting + " names a file that cannot be read. Correct its path or rights.");
    }
  }
}
