package org.cleanclaim.plugin.ehr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.context.FhirContext;
import java.net.URI;
import java.nio.file.Path;
import java.security.KeyPair;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.cleanclaim.plugin.cdshooks.TestHttp;
import org.cleanclaim.plugin.cdshooks.TestHttp.Asked;
import org.cleanclaim.plugin.cdshooks.TestHttp.Reply;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.IdType;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** The EHR read with a token of our own. */
class EhrRecordsTest {

  private static final String COVERAGE =
      """
      {"resourceType":"Coverage","id":"c1","status":"active",
       "beneficiary":{"reference":"Patient/p1"},
       "payor":[{"reference":"Organization/o1"},{"reference":"https://other.example/fhir/Organization/o2"}]}
      """;

  private static final KeyPair RSA = Keys.rsa(2048);

  @TempDir Path folder;
  private final Moving clock = new Moving();
  private final CountDownLatch released = new CountDownLatch(1);
  private ClientKey key;
  private EhrServer ehr;

  @AfterEach
  void stop() {
    released.countDown();
    if (ehr != null) {
      ehr.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"RSA", "EC"})
  void signsInAndReads(String kind) {
    key = key(kind);
    EhrRecords records = records(asked -> Reply.ok(bundle(COVERAGE, null)), "");
    Coverage read = (Coverage) records.search("Coverage", "patient=p1").get(0);

    assertThat(ehr.breaches).isEmpty();
    assertThat(ehr.assertions).hasSize(1);
    assertThat(ehr.read()).containsExactly("Coverage?patient=p1");
    assertThat(read.getId()).isEqualTo(ehr.base() + "/Coverage/c1");
    assertThat(read.getBeneficiary().getReference()).isEqualTo(ehr.base() + "/Patient/p1");
    assertThat(read.getPayor())
        .extracting(payor -> payor.getReference())
        .containsExactly(
            ehr.base() + "/Organization/o1", "https://other.example/fhir/Organization/o2");
  }

  @Test
  void keepsATokenUntilShortlyBeforeItEndsAndSignsEachAssertionAnew() {
    EhrRecords records = records(asked -> Reply.ok(COVERAGE), "");
    for (int seconds : new int[] {0, 100, 100}) {
      clock.forward(seconds);
      read(records);
    }
    assertThat(ehr.asked()).as("200 of 300 seconds").isEqualTo(1);
    clock.forward(41);
    read(records);
    assertThat(ehr.asked()).as("less than a minute is left").isEqualTo(2);
    assertThat(ehr.breaches).isEmpty();
    assertThat(ehr.assertions).extracting(each -> each.getJWTID()).doesNotHaveDuplicates();
  }

  @Test
  void getsATokenAnewOnceWhereTheOldOneIsRefused() {
    EhrRecords records = records(asked -> Reply.ok(COVERAGE), "");
    read(records);
    ehr.good.clear();
    read(records);
    assertThat(ehr.asked()).isEqualTo(2);

    EhrFault fault = fault(asked -> Reply.status(401));
    assertThat(fault).hasMessageContaining("cleanclaim.ehr.token-endpoint");
    assertThat(ehr.asked()).as("once, and once again").isEqualTo(2);
  }

  @Test
  void turnsPagesAtItsOwnOriginOnly() {
    EhrRecords records =
        records(
            asked ->
                asked.path().contains("page=2")
                    ? Reply.ok(bundle(COVERAGE.replace("c1", "c2"), null))
                    : Reply.ok(bundle(COVERAGE, "?page=2")),
            "");
    assertThat(records.search("Coverage", "patient=p1"))
        .extracting(each -> each.getIdElement().getIdPart())
        .containsExactly("c1", "c2");
    ehr.close();

    try (TestHttp elsewhere = new TestHttp(asked -> Reply.ok(bundle(COVERAGE, null)))) {
      assertThatThrownBy(
              () ->
                  records(asked -> Reply.ok(bundle(COVERAGE, elsewhere.base() + "/fhir?p=2")), "")
                      .search("Coverage", "patient=p1"))
          .isInstanceOf(EhrFault.class)
          .hasMessageContaining("cleanclaim.ehr.fhir-server");
      assertThatThrownBy(
              () ->
                  records(asked -> new Reply(302, "", elsewhere.base() + "/fhir/x"), "")
                      .search("Coverage", "patient=p1"))
          .hasMessageContaining("cleanclaim.ehr.fhir-server");
      assertThat(elsewhere.asked).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "403, true, cleanclaim.ehr.scopes",
    "400, true, cleanclaim.ehr.fhir-server",
    "500, false, the next sweep tries again",
    "429, false, the next sweep tries again",
  })
  void saysWhatToMendWhenARecordIsRefused(int status, boolean lasting, String words) {
    EhrFault fault = fault(asked -> Reply.status(status));
    assertThat(fault).hasMessageContaining(words);
    assertThat(fault.isLasting()).isEqualTo(lasting);
    assertThat(fault.getMessage()).contains("Coverage").doesNotContain("p1", "token-1");
  }

  @ParameterizedTest
  @CsvSource({
    "400, invalid_client, true, cleanclaim.ehr.client-id",
    "401, invalid_client, true, /cleanclaim/jwks.json",
    "400, invalid_scope, true, cleanclaim.ehr.scopes",
    "400, unauthorized_client, true, backend service",
    "400, secret-words, true, status 400",
    "503, '', false, Try again later",
  })
  void saysWhatToMendWhenNoTokenIsGiven(int status, String error, boolean lasting, String words) {
    EhrRecords records = records(asked -> Reply.ok(COVERAGE), "");
    ehr.tokenAnswer =
        new Reply(
            status,
            "{\"error\":\"%s\",\"error_description\":\"secret-words\"}".formatted(error),
            null);
    EhrFault fault = catchThrowableOfType(EhrFault.class, () -> read(records));
    assertThat(fault).hasMessageContaining(words).hasMessageNotContaining("secret-words");
    assertThat(fault.isLasting()).isEqualTo(lasting);
  }

  @Test
  void saysWhichScopeWasNotGranted() {
    EhrRecords records = records(asked -> Reply.ok(COVERAGE), "");
    ehr.granted =
        "system/Appointment.read system/Patient.rs system/Organization.rs system/Practitioner.rs";
    assertThatThrownBy(() -> read(records))
        .hasMessageContaining("granted no system/Coverage.rs")
        .hasMessageContaining("cleanclaim.ehr.scopes");
  }

  @Test
  void waitsNoLongerThanItMay() {
    EhrRecords records =
        records(
            asked -> {
              await();
              return Reply.ok(COVERAGE);
            },
            "300ms");
    EhrFault fault = catchThrowableOfType(EhrFault.class, () -> read(records));
    assertThat(fault).hasMessageContaining("cleanclaim.ehr.timeout");
    assertThat(fault.isLasting()).isFalse();
  }

  @Test
  void isNoFaultOfTheServerWhereARecordIsGone() {
    EhrRecords records = records(asked -> Reply.status(410), "");
    assertThat(records.read(new IdType("Patient/p1"))).isEmpty();
    for (Reply reply :
        List.of(Reply.ok("<html>"), Reply.ok("{\"resourceType\":\"Patient\",\"id\":\"x\"}"))) {
      assertThat(fault(asked -> reply)).hasMessageContaining("no FHIR R4");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "cleanclaim.ehr.fhir-server, http://ehr.example/fhir",
    "cleanclaim.ehr.fhir-server, http://localhost.example/fhir",
    "cleanclaim.ehr.fhir-server, ehr.example/fhir",
    "cleanclaim.ehr.token-endpoint, http://ehr.example/token",
    "cleanclaim.ehr.client-id, ''",
    "cleanclaim.ehr.key, ''",
  })
  void doesNotStartHalfSetOrWithoutTls(String setting, String value) {
    Map<String, String> settings =
        new java.util.HashMap<>(
            Map.of(
                "cleanclaim.ehr.fhir-server", "https://ehr.example/fhir",
                "cleanclaim.ehr.client-id", "us",
                "cleanclaim.ehr.key", "key.pem"));
    assertThat(bind(settings).scopes()).contains("system/Coverage.rs");
    settings.put(setting, value);
    assertThatThrownBy(() -> bind(settings)).rootCause().hasMessageContaining(setting);
  }

  private static EhrSettings bind(Map<String, String> settings) {
    return new Binder(new MapConfigurationPropertySource(settings))
        .bindOrCreate("cleanclaim.ehr", EhrSettings.class);
  }

  private EhrFault fault(Function<Asked, Reply> fhir) {
    if (ehr != null) {
      ehr.close();
    }
    EhrRecords records = records(fhir, "");
    return catchThrowableOfType(EhrFault.class, () -> records.search("Coverage", "patient=p1"));
  }

  private static void read(EhrRecords records) {
    assertThat(records.read(new IdType("Coverage/c1"))).isPresent();
  }

  private EhrRecords records(Function<Asked, Reply> fhir, String timeout) {
    if (key == null) {
      key = key("RSA");
    }
    ehr = new EhrServer(key::publicSet, fhir);
    ehr.clock = clock;
    EhrSettings settings =
        bind(
            Map.of(
                "cleanclaim.ehr.fhir-server",
                ehr.base(),
                "cleanclaim.ehr.client-id",
                EhrServer.CLIENT,
                "cleanclaim.ehr.key",
                folder.resolve("key").toString(),
                "cleanclaim.ehr.timeout",
                timeout.isEmpty() ? "20s" : timeout));
    EhrHttp http = new EhrHttp(settings.timeout());
    return new EhrRecords(
        FhirContext.forR4Cached(),
        URI.create(ehr.base()),
        new EhrTokens(settings, key, http, clock),
        http);
  }

  private ClientKey key(String kind) {
    KeyPair pair = kind.equals("RSA") ? RSA : Keys.ec("secp384r1");
    String text =
        Keys.pem("PRIVATE KEY", pair.getPrivate()) + Keys.pem("PUBLIC KEY", pair.getPublic());
    return ClientKey.read(Keys.file(folder, text).toString(), null);
  }

  private static String bundle(String resource, String next) {
    String link =
        next == null ? "" : "\"link\":[{\"relation\":\"next\",\"url\":\"%s\"}],".formatted(next);
    return "{\"resourceType\":\"Bundle\",\"type\":\"searchset\",%s\"entry\":[{\"resource\":%s}]}"
        .formatted(link, resource);
  }

  private void await() {
    try {
      released.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** A clock that is set forward. */
  private static final class Moving extends Clock {
    private Duration ahead = Duration.ZERO;

    void forward(int seconds) {
      ahead = ahead.plusSeconds(seconds);
    }

    @Override
    public Instant instant() {
      return Instant.now().plus(ahead);
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
