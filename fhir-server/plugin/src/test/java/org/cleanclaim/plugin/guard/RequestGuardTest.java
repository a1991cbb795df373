package org.cleanclaim.plugin.guard;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.FilterChain;
import jakarta.servlet.http.HttpServletRequest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.zip.GZIPOutputStream;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

@Tag("T6")
class RequestGuardTest {

  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static final String JSON = "application/fhir+json";
  private static final String XML = "application/fhir+xml";

  private final AtomicReference<byte[]> passed = new AtomicReference<>();
  private final AtomicReference<HttpServletRequest> handedOn = new AtomicReference<>();
  private final RequestGuard guard = new RequestGuard(GuardSettings.standard(), request -> true);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1e300000",
        "1e1000000",
        "1e1000000000",
        "-1E+21",
        "1e-21",
        "0.1e00000000000000000021",
        "1e99999999999999999999",
        "1234567890123456789012345678901"
      })
  void refusesNumbersHapiWouldWriteOutInFull(String number) throws Exception {
    assertRefused(400, JSON, claimWithValue(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1e300000", " 1E+300000 ", ".5e1000000000"})
  void refusesTheSameNumbersInQuotes(String number) throws Exception {
    assertRefused(400, JSON, claimWithValue('"' + number + '"'));
    assertRefused(
        400,
        XML,
        "<Claim xmlns=\"http://hl7.org/fhir\"><total><value value=\""
            + number
            + "\"/></total></Claim>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"131.20", "1e20", "-0.000001", "1.5E-20", "123456789012345678901234567890"})
  void letsHonestNumbersThrough(String number) throws Exception {
    assertPassed(JSON, claimWithValue(number));
  }

  @Test
  void letsAnIdentifierThroughThatLooksLikeAHugeNumber() throws Exception {
    assertPassed(
        JSON,
        "{\"resourceType\":\"Claim\",\"id\":\"12e45678\",\"identifier\":[{\"value\":\"7e300000\"}]}");
  }

  @Test
  void decidesOnALongRunOfDigitsWithoutGoingBackOverIt() throws Exception {
    assertPassed(JSON, claimWithValue('"' + "1".repeat(2_000_000) + '"'));
  }

  @Test
  void refusesJsonDeeperThan64() throws Exception {
    assertPassed(JSON, "[".repeat(64) + "]".repeat(64));
    assertRefused(400, JSON, "[".repeat(65) + "]".repeat(65));
    assertRefused(400, JSON, "[".repeat(2_000_000));
  }

  @Test
  void refusesTheCharacterFhirForbidsAndNoTextThatOnlySpeaksOfIt() throws Exception {
    assertRefused(400, JSON, "{\"resourceType\":\"Claim\",\"id\":\"a\\u0000b\"}");
    assertRefused(400, JSON, "{\"resourceType\":\"Claim\",\"a\\u0000\":1}");
    assertPassed(JSON, "{\"resourceType\":\"Claim\",\"id\":\"a\\\\u0000b\"}");
  }

  @Test
  void refusesAnAddressThatHoldsIt() throws Exception {
    MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fhir/Claim");
    request.setQueryString("identifier=a%00b");
    MockHttpServletResponse response = new MockHttpServletResponse();
    guard.doFilter(request, response, (asked, answered) -> handedOn.set(request));
    assertThat(response.getStatus()).isEqualTo(400);
    assertThat(response.getContentAsString()).contains("U+0000");
    assertThat(handedOn.get()).isNull();
  }

  @Test
  void refusesOneKeyTwice() throws Exception {
    assertRefused(
        400, JSON, "{\"resourceType\":\"Claim\",\"status\":\"draft\",\"status\":\"active\"}");
  }

  @Test
  void refusesNarrativeNestedByThousands() throws Exception {
    String open = "<b>".repeat(3000);
    String close = "</b>".repeat(3000);
    assertRefused(400, JSON, narrative("<div>" + open + "x" + close + "</div>"));
    assertRefused(400, JSON, narrative("<div>" + "<b title='>'>".repeat(101)));
    assertPassed(JSON, narrative("<div>" + "<b>x</b><br/><!-- <b> -->".repeat(3000) + "</div>"));
  }

  @Test
  void refusesXmlNarrativeNestedByThousands() throws Exception {
    String xhtml = "<div xmlns=\"http://www.w3.org/1999/xhtml\">%s x %s</div>";
    assertRefused(400, XML, patientXml(xhtml.formatted("<b>".repeat(3000), "</b>".repeat(3000))));
    assertPassed(XML, patientXml(xhtml.formatted("<b>".repeat(90), "</b>".repeat(90))));
  }

  @Test
  void refusesXmlDeeperThan64() throws Exception {
    assertRefused(
        400, XML, "<Claim>" + "<extension>".repeat(64) + "</extension>".repeat(64) + "</Claim>");
  }

  @Test
  @Tag("T5")
  void refusesDocumentTypesAndReadsNoExternalEntity() throws Exception {
    assertRefused(400, XML, "<!DOCTYPE Claim><Claim/>");
    assertRefused(
        400,
        XML,
        "<!DOCTYPE Claim [<!ENTITY x SYSTEM \"file:///etc/hostname\">]><Claim id=\"a\">&x;</Claim>");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{", "{} {}", "{'a':1}", "{\"a\":NaN}", "{\"a\":01}", "// x\n{}", "<Claim/>"})
  void refusesWhatIsNotStrictJson(String body) throws Exception {
    assertRefused(400, JSON, body);
  }

  @Test
  void looksAtABodyWithoutAContentType() throws Exception {
    assertRefused(400, null, "  " + claimWithValue("1e300000"));
    assertRefused(400, null, "<!DOCTYPE Claim><Claim/>");
  }

  @Test
  void refusesAnythingButUtf8() throws Exception {
    assertRefused(415, JSON + ";charset=Shift_JIS", "{}");
    assertRefused(415, JSON + ";charset=no-such-thing", "{}");
    assertPassed(JSON + ";charset=utf-8", "{}");
  }

  @Test
  void refusesMoreThanFiveMegabytes() throws Exception {
    assertPassed(JSON, padded(5 * 1024 * 1024));
    assertRefused(413, JSON, padded(5 * 1024 * 1024 + 1));
  }

  @Test
  void refusesAnUntoldLengthOnceItIsTooLong() throws Exception {
    MockHttpServletRequest request =
        new MockHttpServletRequest("POST", "/fhir") {
          @Override
          public long getContentLengthLong() {
            return -1;
          }
        };
    request.setContentType(JSON);
    request.setContent(padded(5 * 1024 * 1024 + 1).getBytes(UTF_8));
    assertThat(send(request).getStatus()).isEqualTo(413);
  }

  @Test
  @Tag("T5")
  void inflatesWithinBounds() throws Exception {
    byte[] claim = claimWithValue("131.20").getBytes(UTF_8);
    MockHttpServletRequest request = request(JSON, gzip(claim));
    request.addHeader("Content-Encoding", "gzip");

    assertThat(send(request).getStatus()).isEqualTo(200);
    assertThat(passed.get()).isEqualTo(claim);
    assertThat(handedOn.get().getHeader("Content-Encoding")).isNull();
    assertThat(handedOn.get().getContentLength()).isEqualTo(claim.length);
  }

  @Test
  @Tag("T5")
  void refusesAGzipBomb() throws Exception {
    MockHttpServletRequest request = request(JSON, gzip(padded(50_000_000).getBytes(UTF_8)));
    request.addHeader("Content-Encoding", "gzip");
    assertThat(send(request).getStatus()).isEqualTo(413);
  }

  @Test
  void refusesGzipThatIsNone() throws Exception {
    MockHttpServletRequest request = request(JSON, "{}".getBytes(UTF_8));
    request.addHeader("Content-Encoding", "gzip");
    assertThat(send(request).getStatus()).isEqualTo(400);
    MockHttpServletRequest other = request(JSON, "{}".getBytes(UTF_8));
    other.addHeader("Content-Encoding", "br");
    assertThat(send(other).getStatus()).isEqualTo(415);
  }

  @Test
  void handsALargeLegalBundleOnByteForByte() throws Exception {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (int i = 0; i < 4; i++) {
      bundle.addEntry().setResource(claimOf999Lines()).getRequest().setMethod(Bundle.HTTPVerb.POST);
    }
    String json = FHIR.newJsonParser().encodeResourceToString(bundle);
    assertPassed(JSON, json);
    assertThat(new String(passed.get(), UTF_8)).isEqualTo(json);
    assertPassed(XML, FHIR.newXmlParser().encodeResourceToString(bundle));
  }

  @Test
  void decidesInUnder50Milliseconds() throws Exception {
    String bomb = claimWithValue("1e1000000000");
    send(request(JSON, bomb.getBytes(UTF_8)));
    long before = System.nanoTime();
    send(request(JSON, bomb.getBytes(UTF_8)));
    assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(50);
  }

  @Test
  void leavesFormsAndRequestsWithoutABodyAlone() throws Exception {
    MockHttpServletRequest form =
        request("application/x-www-form-urlencoded", "_id=1e300000".getBytes(UTF_8));
    assertThat(send(form).getStatus()).isEqualTo(200);
    assertThat(handedOn.get()).isSameAs(form);

    MockHttpServletRequest read = new MockHttpServletRequest("GET", "/fhir/Claim/1");
    assertThat(send(read).getStatus()).isEqualTo(200);
    assertThat(handedOn.get()).isSameAs(read);
  }

  private void assertRefused(int status, String contentType, String body) throws Exception {
    passed.set(null);
    MockHttpServletResponse response = send(request(contentType, body.getBytes(UTF_8)));
    assertThat(response.getStatus())
        .as(body.substring(0, Math.min(80, body.length())))
        .isEqualTo(status);
    assertThat(response.getContentType()).startsWith("application/fhir+json");
    assertThat(passed.get()).isNull();
    var tree = new ObjectMapper().readTree(response.getContentAsByteArray());
    assertThat(tree.path("resourceType").asText()).isEqualTo("OperationOutcome");
    assertThat(
            FHIR.newJsonParser()
                .parseResource(OperationOutcome.class, response.getContentAsString())
                .getIssue())
        .isNotEmpty();
  }

  private void assertPassed(String contentType, String body) throws Exception {
    MockHttpServletResponse response = send(request(contentType, body.getBytes(UTF_8)));
    assertThat(response.getStatus()).as(response.getContentAsString()).isEqualTo(200);
    assertThat(passed.get()).isEqualTo(body.getBytes(UTF_8));
  }

  private MockHttpServletResponse send(MockHttpServletRequest request) throws Exception {
    MockHttpServletResponse response = new MockHttpServletResponse();
    FilterChain chain =
        (forwarded, answer) -> {
          handedOn.set((HttpServletRequest) forwarded);
          passed.set(forwarded.getInputStream().readAllBytes());
        };
    guard.doFilter(request, response, chain);
    return response;
  }

  private static MockHttpServletRequest request(String contentType, byte[] body) {
    MockHttpServletRequest request = new MockHttpServletRequest("POST", "/fhir/Claim");
    if (contentType != null) {
      request.setContentType(contentType);
    }
    request.setContent(body);
    return request;
  }

  private static String claimWithValue(String value) {
    return "{\"resourceType\":\"Claim\",\"item\":[{\"net\":{\"value\":"
        + value
        + ",\"currency\":\"USD\"}}]}";
  }

  private static String narrative(String div) {
    return "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\""
        + div
        + "\"}}";
  }

  private static String patientXml(String div) {
    return "<Patient xmlns=\"http://hl7.org/fhir\"><text><status value=\"generated\"/>"
        + div
        + "</text></Patient>";
  }

  private static String padded(int length) {
    return "{}" + " ".repeat(length - 2);
  }

  private static Claim claimOf999Lines() {
    Claim claim = new Claim();
    for (int line = 1; line <= 999; line++) {
      claim
          .addItem()
          .setSequence(line)
          .addDiagnosisSequence(1)
          .setNet(new org.hl7.fhir.r4.model.Money().setValue(131.20).setCurrency("USD"))
          .getProductOrService()
          .addCoding()
          .setSystem("http://www.ama-assn.org/go/cpt")
          .setCode("99213");
    }
    return claim;
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream zip = new GZIPOutputStream(out)) {
      zip.write(bytes);
    }
    return out.toByteArray();
  }
}
