package org.cleanclaim.routes.transport;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.cleanclaim.routes.traffic.PartnerSettings;

/** Camel endpoints of each partner, with all its transport needs. */
public final class PartnerEndpoints {
  private static final String BYTES = "org.apache.kafka.common.serialization.ByteArray";

  /** A file that still grows is left alone. */
  private static final Map<String, String> GROWN =
      Map.of("readLock", "changed", "readLockCheckInterval", "1000", "readLockTimeout", "10000");

  private final PartnerSettings partners;
  private final TransportSettings settings;

  /** Refuses settings by which a partner cannot be reached. */
  public PartnerEndpoints(PartnerSettings partners, TransportSettings settings) {
    TransportCheck.check(partners, settings);
    this.partners = partners;
    this.settings = settings;
  }

  Transport transport(String partner) {
    return Transport.of(partners.partner(partner).outbox());
  }

  /** Where a file for the partner goes. */
  String outbox(String partner) {
    var outbox = partners.partner(partner).outbox();
    return switch (Transport.of(outbox)) {
      case SFTP -> with(sftp(outbox, partner), Map.of("tempFileName", "${file:name}.part"));
      case KAFKA -> with(outbox, kafkaOut(partner));
      case FILE -> with(outbox, Map.of("tempPrefix", "part-"));
      default -> outbox;
    };
  }

  /** Where a file that was put there is looked for; it is not touched. */
  String look(String partner, String name) {
    var outbox = partners.partner(partner).outbox();
    var options = new LinkedHashMap<String, String>();
    options.put("fileName", name);
    options.put("noop", "true");
    options.put("idempotent", "false");
    options.put("initialDelay", "0");
    return with(Transport.of(outbox) == Transport.SFTP ? sftp(outbox, partner) : outbox, options);
  }

  /** True when files that were put there can be seen. */
  boolean canLook(String partner) {
    var transport = transport(partner);
    return transport == Transport.FILE || transport == Transport.SFTP;
  }

  /**
   * Where a partner's answers come in: its folder, or where those who fetch them otherwise hand
   * them on.
   */
  public String inbox(String partner) {
    var inbox = partners.partner(partner).inbox();
    return switch (Transport.of(inbox)) {
      case SFTP -> with(sftp(inbox, partner), GROWN);
      case KAFKA, CORE, FHIR -> answers(partner);
      default -> inbox;
    };
  }

  /** Inside the process: an answer that was fetched, with its name in the header of files. */
  static String answers(String partner) {
    return "direct:answers-" + partner;
  }

  /** The topic of a partner's answers. */
  String topic(String partner) {
    var kafka = settings.partner(partner).kafka();
    var options = new LinkedHashMap<>(kafka.options());
    options.put("brokers", kafka.brokers());
    options.put("groupId", kafka.group().isBlank() ? "cleanclaim-" + partner : kafka.group());
    options.put("autoOffsetReset", "earliest");
    options.put("autoCommitEnable", "false");
    options.put("allowManualCommit", "true");
    options.put("breakOnFirstError", "true");
    options.put("valueDeserializer", BYTES + "Deserializer");
    return with(partners.partner(partner).inbox(), options);
  }

  private Map<String, String> kafkaOut(String partner) {
    var kafka = settings.partner(partner).kafka();
    var options = new LinkedHashMap<>(kafka.options());
    options.put("brokers", kafka.brokers());
    options.put("requestRequiredAcks", "all");
    options.put("enableIdempotence", "true");
    options.put("deliveryTimeoutMs", Long.toString(kafka.timeout().toMillis()));
    options.put("requestTimeoutMs", Long.toString(kafka.timeout().toMillis()));
    options.put("maxBlockMs", Long.toString(kafka.timeout().toMillis()));
    options.put("lingerMs", "0");
    options.put("valueSerializer", BYTES + "Serializer");
    return options;
  }

  private String sftp(String endpoint, String partner) {
    var sftp = settings.partner(partner).sftp();
    var millis = Long.toString(sftp.timeout().toMillis());
    var options = new LinkedHashMap<String, String>();
    options.put("username", sftp.username());
    if (sftp.keyFile().isBlank()) {
      options.put("password", raw(password(sftp)));
      options.put("preferredAuthentications", "password");
    } else {
      options.put("privateKeyFile", sftp.keyFile());
      options.put("preferredAuthentications", "publickey");
      if (!sftp.keyPassphrase().isBlank()) {
        options.put("privateKeyPassphrase", raw(sftp.keyPassphrase()));
      }
    }
    options.put("knownHostsFile", sftp.knownHosts());
    options.put("useUserKnownHostsFile", "false");
    options.put("strictHostKeyChecking", "yes");
    options.put("stepwise", "false");
    options.put("autoCreate", "false");
    options.put("connectTimeout", millis);
    options.put("soTimeout", millis);
    options.put("maximumReconnectAttempts", "0");
    return with(endpoint, options);
  }

  private static String password(TransportSettings.Sftp sftp) {
    if (sftp.passwordFile().isBlank()) {
      return sftp.password();
    }
    try (var lines = Files.lines(Path.of(sftp.passwordFile()))) {
      return lines.findFirst().orElse("").strip();
    } catch (IOException unreadable) {
      throw new UncheckedIOException("A password file of a partner cannot be read.", unreadable);
    }
  }

  private static String raw(String secret) {
    return "RAW(" + secret + ")";
  }

  private static String with(String endpoint, Map<String, String> options) {
    var added =
        options.entrySet().stream()
            .filter(option -> !endpoint.matches(".*[?&]" + option.getKey() + "=.*"))
            .map(option -> option.getKey() + "=" + option.getValue())
            .collect(Collectors.joining("&"));
    return added.isEmpty() ? endpoint : endpoint + (endpoint.contains("?") ? "&" : "?") + added;
  }
}
