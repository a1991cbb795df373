package org.cleanclaim.routes.transport;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.cleanclaim.routes.submission.SingleLimits;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * What each partner's transport needs besides its endpoints.
 *
 * @param partners by the name a partner has in {@code PartnerSettings}
 */
@Validated
@ConfigurationProperties("cleanclaim.routes")
public record TransportSettings(Map<String, @Valid Partner> partners) {
  private static final Partner USUAL =
      new Binder().bindOrCreate("partner", Bindable.of(Partner.class));

  public TransportSettings {
    partners = partners == null ? Map.of() : Map.copyOf(partners);
  }

  /**
   * One partner.
   *
   * @param settle a file without its end is taken for broken when it has not grown for so long
   * @param single which claims go alone and at once
   */
  public record Partner(
      @DefaultValue("1m") @NotNull @DurationMin(millis = 0) Duration settle,
      @DefaultValue SingleLimits single,
      @DefaultValue @Valid Sftp sftp,
      @DefaultValue @Valid Core http,
      @DefaultValue @Valid Kafka kafka,
      @DefaultValue @Valid Fhir fhir) {}

  /**
   * An account on an SFTP server.
   *
   * @param passwordFile file whose first line is the password
   * @param knownHosts file in the format of OpenSSH with the server's key
   */
  public record Sftp(
      @DefaultValue("") @NotNull String username,
      @DefaultValue("") @NotNull String password,
      @DefaultValue("") @NotNull String passwordFile,
      @DefaultValue("") @NotNull String keyFile,
      @DefaultValue("") @NotNull String keyPassphrase,
      @DefaultValue("") @NotNull String knownHosts,
      @DefaultValue("30s") @NotNull @DurationMin(millis = 100) Duration timeout) {

    /** Without what proves who we are. */
    @Override
    public String toString() {
      return "Sftp[" + username + "]";
    }
  }

  /**
   * CAQH CORE over HTTP.
   *
   * @param sender SenderID; empty takes ISA06
   * @param receiver ReceiverID; empty takes ISA08
   * @param pickUp PayloadTypes asked for, in this order
   * @param every how often they are asked for
   */
  public record Core(
      @DefaultValue("") @NotNull String username,
      @DefaultValue("") @NotNull String password,
      @DefaultValue("") @NotNull String sender,
      @DefaultValue("") @NotNull String receiver,
      @DefaultValue({
            "X12_TA1_Request_00501X231A1",
            "X12_999_Request_005010X231A1",
            "X12_277CA_Request_005010X214",
            "X12_835_Request_005010X221A1"
          })
          @NotEmpty
          List<String> pickUp,
      @DefaultValue("5m") @NotNull @DurationMin(millis = 50) Duration every,
      @DefaultValue("60s") @NotNull @DurationMin(millis = 100) Duration timeout) {

    /** Without the password. */
    @Override
    public String toString() {
      return "Core[" + username + "]";
    }
  }

  /**
   * A Kafka cluster.
   *
   * @param brokers host and port of some, separated by commas
   * @param group consumer group; empty takes {@code cleanclaim-} and the partner's name
   * @param options further options of Camel's Kafka endpoints, such as securityProtocol
   */
  public record Kafka(
      @DefaultValue("") @NotNull String brokers,
      @DefaultValue("") @NotNull String group,
      Map<String, String> options,
      @DefaultValue("30s") @NotNull @DurationMin(millis = 100) Duration timeout) {

    public Kafka {
      options = options == null ? Map.of() : Map.copyOf(options);
    }

    /** Without the options, which may hold what proves who we are. */
    @Override
    public String toString() {
      return "Kafka[" + brokers + "]";
    }
  }

  /**
   * A payer's FHIR server.
   *
   * @param token bearer token; empty for none
   * @param every how often an answer that was not ready is asked for again
   */
  public record Fhir(
      @DefaultValue("") @NotNull String token,
      @DefaultValue("5m") @NotNull @DurationMin(millis = 50) Duration every,
      @DefaultValue("60s") @NotNull @DurationMin(millis = 100) Duration timeout) {

    /** Without the token. */
    @Override
    public String toString() {
      return "Fhir[]";
    }
  }

  /** What is set for the partner, with defaults where nothing is. */
  public Partner partner(String name) {
    return partners.getOrDefault(name, USUAL);
  }
}
