package org.cleanclaim.routes.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** CORE's form: what is written is read, and what is cut or changed is named. */
class MultipartFormTest {
  private static final UUID ID = CoreEnvelope.payloadId("nw", "000000001");

  @Property(tries = 200)
  void everyPayloadComesBackByteForByte(@ForAll byte[] payload) {
    var form = envelope(payload).form();
    var boundary = form.boundary();
    var read =
        CoreEnvelope.of(
            MultipartForm.read(MultipartForm.contentType(boundary), form.body(boundary)));
    assertThat(read.payload()).isEqualTo(payload);
    assertThat(read.payloadId()).isEqualTo(ID.toString());
  }

  @Test
  void payloadThatHoldsTheBoundaryComesBackToo() {
    everyPayloadComesBackByteForByte(
        "a\r\n--core-boundary\r\nb".getBytes(StandardCharsets.US_ASCII));
  }

  @Test
  void idIsAVersion5UuidThatFollowsFromPartnerAndNumber() {
    assertThat(ID.version()).isEqualTo(5);
    assertThat(ID.variant()).isEqualTo(2);
    assertThat(ID).isEqualTo(CoreEnvelope.payloadId("nw", "000000001"));
    assertThat(ID).isNotEqualTo(CoreEnvelope.payloadId("nw", "000000002"));
  }

  @Test
  void changedPayloadIsNamedAsCoreNamesIt() {
    var form = envelope("ISA*00".getBytes(StandardCharsets.US_ASCII)).form();
    var boundary = form.boundary();
    var body = form.body(boundary);
    var text = new String(body, StandardCharsets.ISO_8859_1).replace("ISA*00", "ISA*01");
    assertThatThrownBy(
            () ->
                CoreEnvelope.of(
                    MultipartForm.read(
                        MultipartForm.contentType(boundary),
                        text.getBytes(StandardCharsets.ISO_8859_1))))
        .isInstanceOfSatisfying(
            CoreFault.class, fault -> assertThat(fault.code()).isEqualTo("ChecksumMismatched"));
  }

  @Test
  void cutMessageIsRefusedWhereverItIsCut() {
    var form = envelope("ISA*00".getBytes(StandardCharsets.US_ASCII)).form();
    var boundary = form.boundary();
    var body = form.body(boundary);
    for (int length = 0; length < body.length - boundary.length() - 6; length++) {
      var cut = Arrays.copyOf(body, length);
      assertThatThrownBy(
              () -> CoreEnvelope.of(MultipartForm.read(MultipartForm.contentType(boundary), cut)))
          .isInstanceOf(CoreFault.class);
    }
  }

  private static CoreEnvelope envelope(byte[] payload) {
    return CoreEnvelope.request(
        "X12_837_Request_005010X222A1",
        ID,
        Instant.parse("2026-11-27T09:00:00Z"),
        "CLEANCLAIM",
        "NWC01",
        payload);
  }
}
