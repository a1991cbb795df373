package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import java.time.LocalDate;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PrimitiveType;
import org.hl7.fhir.r4.model.Reference;
import org.junit.jupiter.api.Test;

/**
 * What a line would be paid is told from what the payer paid; a denial and too few tell nothing.
 */
class ExpectedPaymentIT extends HapiHost {

  /** Procedures no other test of this server has adjudicated. */
  private static final String PAID = "90791";

  private static final String SELDOM = "90792";

  private final Chart chart = new Chart();

  @Test
  void isTheMiddleOfWhatWasPaidAsAPartOfTheCharge() {
    chart.store(client);
    for (double part : new double[] {0.4, 0.5, 0.6, 0.7, 0.8}) {
      adjudicated(PAID, 200, 200 * part);
    }
    adjudicated(PAID, 200, 0);
    adjudicated(SELDOM, 200, 100);

    Claim draft = chart.line(chart.line(chart.line(chart.claim(), PAID, 100), SELDOM, 90), PAID, 0);
    Parameters answer = ask(draft);

    List<ParametersParameterComponent> lines =
        answer.getParameter().stream().filter(each -> each.getName().equals("line")).toList();
    assertThat(lines).extracting(line -> text(line, "sequence")).containsExactly("1", "2", "3");
    assertThat(List.of(money(lines.get(0), "low"), money(lines.get(0), "high")))
        .containsExactly("50.00", "70.00");
    assertThat(money(lines.get(0), "amount")).isEqualTo("60.00");
    assertThat(text(lines.get(0), "count")).as("the denied one is no payment").isEqualTo("5");
    assertThat(text(lines.get(1), "unknown")).isEqualTo("too-few");
    assertThat(text(lines.get(2), "unknown")).isEqualTo("no-charge");
    assertThat(answer.getParameter("since").getValue().primitiveValue())
        .isEqualTo(LocalDate.now().minusYears(1).toString());

    draft.addInsurance().setSequence(1).setFocal(false).setCoverage(new Reference("Coverage/x"));
    draft.getInsuranceFirstRep().setSequence(2);
    assertThat(text(ask(draft).getParameterFirstRep(), "unknown")).isEqualTo("not-first");
  }

  @Test
  void asksForTheClaim() {
    assertThatThrownBy(() -> ask(null))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("Send the Claim");
  }

  private Parameters ask(Claim claim) {
    Parameters input = new Parameters();
    if (claim != null) {
      input.addParameter().setName("claim").setResource(claim);
    }
    return client
        .operation()
        .onType(Claim.class)
        .named("$expected-payment")
        .withParameters(input)
        .execute();
  }

  private void adjudicated(String procedure, double charged, double paid) {
    Claim claim = chart.line(chart.claim(), procedure, charged);
    ClaimResponse response = new ClaimResponse();
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(claim.getType());
    response.setPatient(Chart.reference(chart.patient));
    response.setInsurer(Chart.reference(chart.payer));
    response.setRequest(
        new Reference(
            client.create().resource(claim).execute().getId().toUnqualifiedVersionless()));
    response.setCreatedElement(new DateTimeType(LocalDate.now().toString()));
    ClaimResponse.ItemComponent item = response.addItem().setItemSequence(1);
    item.addAdjudication(entry("submitted", charged));
    item.addAdjudication(entry("benefit", paid));
    item.addAdjudication()
        .setCategory(Concepts.of(Canonical.GROUP_CODE, "CO"))
        .setReason(Concepts.of(Canonical.CARC, paid == 0 ? "197" : "45"))
        .setAmount(new Money().setValue(charged - paid).setCurrency("USD"));
    client.create().resource(response).execute();
  }

  private static ClaimResponse.AdjudicationComponent entry(String category, double amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(Concepts.of("http://terminology.hl7.org/CodeSystem/adjudication", category))
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
  }

  private static String money(ParametersParameterComponent line, String name) {
    return ((Money) part(line, name).getValue()).getValue().toPlainString();
  }

  private static String text(ParametersParameterComponent line, String name) {
    return ((PrimitiveType<?>) part(line, name).getValue()).getValueAsString();
  }

  private static ParametersParameterComponent part(ParametersParameterComponent line, String name) {
    return line.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
