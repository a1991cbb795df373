package org.cleanclaim.plugin.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operation asked by GET with a value that is none. */
class ParameterFaultIT extends HapiHost {

  @ParameterizedTest
  @CsvSource({
    "amount-to=abc, amount-to, a number",
    "amount=1-2, amount, a number",
    "days=soon, days, a whole number",
    "page=1.5, page, a whole number",
    "filing-limit=tomorrow, filing-limit, a day"
  })
  void isTheCallersToMendAndNamesTheParameter(String query, String parameter, String words)
      throws Exception {
    HttpResponse<String> answer = held(query);
    assertThat(answer.statusCode()).isEqualTo(400);
    OperationOutcome outcome =
        fhir.newJsonParser().parseResource(OperationOutcome.class, answer.body());
    assertThat(outcome.getIssueFirstRep().getDiagnostics())
        .contains("Send " + words, "parameter " + parameter);
    assertThat(outcome.getIssueFirstRep().getExpression().get(0).getValue())
        .isEqualTo("Parameters.parameter.where(name = '%s')".formatted(parameter));
  }

  @Test
  void valueThatIsOneIsTaken() throws Exception {
    assertThat(held("amount-to=100.50&days=0&filing-limit=2030-01-01").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> held(String query) throws Exception {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(base() + "/fhir/Claim/$held?" + query)).build(),
            BodyHandlers.ofString());
  }
}
