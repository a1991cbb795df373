package org.cleanclaim.routes.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.time.LocalDate;
import org.cleanclaim.routes.RoutesApplication;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.CoverageEligibilityResponse;
import org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.client.JdkClientHttpRequestFactory;

/** The whole way over HTTP: FHIR to the route, 270 to the simulated payer, and back. */
@SpringBootTest(
    classes = RoutesApplication.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "cleanclaim.simulated-payer.enabled=true",
      "cleanclaim.simulated-payer.slow=700ms",
      "cleanclaim.routes.eligibility.memory.answered=0s",
      "cleanclaim.routes.eligibility.memory.rejected=0s",
      "cleanclaim.routes.eligibility.breaker.minimum=100",
      "cleanclaim.routes.eligibility.breaker.window=100"
    })
class EligibilityHttpTest {
  static final String PATH = "/routes/fhir/CoverageEligibilityRequest/$submit";

  @Autowired TestRestTemplate http;

  /** Apache's client would obey Retry-After and hide the 503 for half a minute. */
  @BeforeEach
  void askOnce() {
    http.getRestTemplate().setRequestFactory(new JdkClientHttpRequestFactory());
  }

  @AfterEach
  void behave() {
    misbehave("none");
  }

  @Test
  void activeCoverageIsInForce() {
    var response = ask(Requests.ana());
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.COMPLETE);
    var insurance = response.getInsuranceFirstRep();
    assertThat(insurance.getInforce()).isTrue();
    assertThat(insurance.getCoverage().getReference()).isEqualTo("#coverage");
    assertThat(insurance.getBenefitPeriod().hasStart()).isTrue();
    assertThat(insurance.getBenefitPeriod().hasEnd()).isFalse();
    assertThat(response.getCreatedElement().getValueAsString()).matches(".*(Z|\\+00:00)");
    assertThat(insurance.getItem())
        .extracting(item -> item.getCategory().getCodingFirstRep().getCode())
        .contains("30", "98");
  }

  @Test
  void coverageThatEndsBeforeTheVisitIsNotInForceOnTheVisit() {
    var today = LocalDate.now();
    var before = ask(Requests.jonah().serviced(today.plusDays(3))).getInsuranceFirstRep();
    assertThat(before.getInforce()).isTrue();
    assertThat(before.getBenefitPeriod().getEndElement().getValueAsString())
        .isEqualTo(today.plusDays(3).toString());
    var after = ask(Requests.jonah().serviced(today.plusDays(5))).getInsuranceFirstRep();
    assertThat(after.getInforceElement().getValue()).isFalse();
    assertThat(after.getBenefitPeriod().getEndElement().getValueAsString())
        .isEqualTo(today.plusDays(3).toString());
  }

  @Test
  void theMemberIsToldAsThePayerHasHim() {
    var member =
        ask(Requests.walter())
            .getExtensionByUrl("https://cleanclaim.example/fhir/StructureDefinition/member");
    assertThat(member.getExtensionString("family")).isEqualToIgnoringCase("Brandt");
    assertThat(member.getExtensionByUrl("birthDate").getValue().primitiveValue())
        .isEqualTo("1951-09-08");
  }

  @Test
  void anotherPayerIsNamed() {
    var insurance = ask(Requests.walter()).getInsuranceFirstRep();
    var other =
        insurance.getExtensionByUrl(
            "https://cleanclaim.example/fhir/StructureDefinition/other-payer");
    assertThat(other.getExtensionString("payerId")).isEqualTo("sunrise-advantage");
    assertThat(other.getExtensionString("planType")).isEqualTo("HN");
    assertThat(other.getExtensionString("order")).isEqualTo("primary");
  }

  @ParameterizedTest
  @CsvSource({
    "75, UNKNOWN1, Brandt, 1951-09-08",
    "71, 7XH2DD9QW31, Brandt, 1951-09-09",
    "73, 7XH2DD9QW31, Brand, 1951-09-08"
  })
  void rejectionIsAnErrorAndNeverInactive(String reason, String id, String last, String birth) {
    var response = ask(Requests.walter().member(id).last(last).birth(birth));
    assertThat(response.getOutcome()).isEqualTo(RemittanceOutcome.ERROR);
    assertThat(response.getInsuranceFirstRep().hasInforce()).isFalse();
    var code = response.getErrorFirstRep().getCode();
    assertThat(code.getCodingFirstRep().getSystem())
        .isEqualTo("https://x12.org/codes/reject-reason-codes");
    assertThat(code.getCodingFirstRep().getCode()).isEqualTo(reason);
    assertThat(code.getText()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource({
    "refuse,503,TRANSIENT",
    "garbage,502,STRUCTURE",
    "half,502,STRUCTURE",
    "html,502,STRUCTURE",
    "empty-200,502,STRUCTURE"
  })
  void misbehaviourIsToldByAnOutcome(String mode, int status, OperationOutcome.IssueType issue) {
    misbehave(mode);
    var answer = post(Requests.ana().json(), null);
    assertThat(answer.getStatusCode().value()).isEqualTo(status);
    assertThat(outcome(answer).getIssueFirstRep().getCode()).isEqualTo(issue);
    assertThat(answer.getBody()).doesNotContainIgnoringCase("reyes").doesNotContain("NW10448213");
  }

  @ParameterizedTest
  @CsvSource({"hang", "slow"})
  void payerThatDoesNotAnswerHoldsNobodyBeyondTheirPatience(String mode) {
    ask(Requests.jonah()); // the first request of a process loads FHIR's classes
    misbehave(mode);
    var begun = System.nanoTime();
    var answer = post(Requests.ana().json(), "respond-within=200");
    assertThat(answer.getStatusCode().value()).isEqualTo(504);
    assertThat(outcome(answer).getIssueFirstRep().getCode())
        .isEqualTo(OperationOutcome.IssueType.TIMEOUT);
    assertThat(System.nanoTime() - begun).isLessThan(5_000_000_000L);
  }

  @Test
  void requestThatLacksSomethingIsToldWhat() {
    var answer = post(Requests.ana().birth(null).json(), null);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    var issue = outcome(answer).getIssueFirstRep();
    assertThat(issue.getCode()).isEqualTo(OperationOutcome.IssueType.REQUIRED);
    assertThat(issue.getExpression().get(0).getValue())
        .isEqualTo("CoverageEligibilityRequest.patient.resolve().birthDate");
  }

  @Test
  void nameThatWouldBreakOutOfTheInquiryIsRefused() {
    var answer = post(Requests.ana().last("Reyes~EB*1**30").json(), null);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(answer.getBody()).contains("NM103").doesNotContain("Reyes~");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''",
        "<xml/>",
        "{",
        "[]",
        "{\"resourceType\":\"Patient\"}",
        "{\"resourceType\":\"Bundle\",\"type\":\"collection\"}",
        "{\"resourceType\":\"Nonsense\"}",
        "{\"resourceType\":\"CoverageEligibilityRequest\"}",
        "{\"resourceType\":\"CoverageEligibilityRequest\",\"item\":[{\"quantity\":{\"value\":1e300000}}]}",
        "{\"resourceType\":\"CoverageEligibilityRequest\",\"status\":\"a\",\"status\":\"b\"}"
      })
  void nonsenseIsABadRequest(String body) {
    var answer = post(body, null);
    assertThat(answer.getStatusCode().value()).isEqualTo(400);
    assertThat(outcome(answer).getIssueFirstRep().getDiagnostics()).isNotBlank();
  }

  @Test
  void headersOfTheCallerDoNotSteerTheRoute() {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.valueOf("application/fhir+json"));
    headers.set("CamelHttpUri", "http://localhost:1/elsewhere");
    headers.set("CamelHttpPath", "/elsewhere");
    headers.set("CamelBeanMethodName", "toString");
    var answer =
        http.postForEntity(PATH, new HttpEntity<>(Requests.ana().json(), headers), String.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
    assertThat(answer.getHeaders()).doesNotContainKey("CamelHttpUri");
  }

  private CoverageEligibilityResponse ask(Requests request) {
    var answer = post(request.json(), null);
    assertThat(answer.getStatusCode().value()).describedAs(answer.getBody()).isEqualTo(200);
    assertThat(answer.getHeaders().getContentType().toString()).startsWith("application/fhir+json");
    return (CoverageEligibilityResponse) parse(answer);
  }

  private ResponseEntity<String> post(String body, String prefer) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.valueOf("application/fhir+json"));
    if (prefer != null) {
      headers.set("Prefer", prefer);
    }
    return http.postForEntity(PATH, new HttpEntity<>(body, headers), String.class);
  }

  private void misbehave(String mode) {
    var headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    var answer =
        http.postForEntity(
            "/payer/misbehaviour",
            new HttpEntity<>("{\"mode\":\"" + mode + "\"}", headers),
            String.class);
    assertThat(answer.getStatusCode().value()).isEqualTo(200);
  }

  private static OperationOutcome outcome(ResponseEntity<String> answer) {
    return (OperationOutcome) parse(answer);
  }

  private static IBaseResource parse(ResponseEntity<String> answer) {
    return FhirContext.forR4Cached().newJsonParser().parseResource(answer.getBody());
  }
}
