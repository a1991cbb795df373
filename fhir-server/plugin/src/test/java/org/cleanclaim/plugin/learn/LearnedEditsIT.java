package org.cleanclaim.plugin.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.ledger.Lease;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What payers did becomes an edit, when a person says so. */
class LearnedEditsIT extends HapiHost {

  private static final String PLANTED = "G0442";
  private static final String NOISE = "G0446";
  private static final String PAID = "G0447";
  private static final String EDIT = "learned-g0442-without-33-co-197";

  private final LocalDate today = LocalDate.now();
  private final Chart chart = new Chart();
  private final List<Resource> claims = new ArrayList<>();
  private final List<Resource> answers = new ArrayList<>();
  @Autowired private JdbcTemplate jdbc;
  @Autowired private LearnedRules rules;

  /** The host is every test's: nothing learned here speaks there. */
  @AfterEach
  void forget() {
    jdbc.update("delete from cleanclaim_proposed_edit");
    jdbc.update("delete from cleanclaim_edit_decision");
    rules.refresh();
  }

  @Test
  void aPatternIsProposedAndSpeaksWhenAPersonAcceptsIt() {
    chart.store(client);
    planted(PLANTED);
    ordinary(NOISE, PAID);
    store();
    ParametersParameterComponent ran = run();
    assertThat(number(ran, "lines")).isGreaterThanOrEqualTo(180);

    ParametersParameterComponent planted = proposal(EDIT);
    assertThat(figures(planted))
        .containsExactly(
            "lines 30",
            "denied 25",
            "ofReason 24",
            "heldBackLines 10",
            "stopped 7",
            "deniedOtherwise 1",
            "falseAlarms 2");
    assertThat(words(planted, "share")).isEqualTo("0.8000");
    assertThat(words(planted, "precision")).isEqualTo("0.7000");
    assertThat(((Money) value(planted, "dollars")).getValue()).isEqualByComparingTo("700");
    assertThat(words(planted, "to")).isEqualTo(today.minusDays(1).toString());
    assertThat(words(planted, "heldBackFrom")).isEqualTo(today.minusDays(91).toString());
    assertThat(words(planted, "from")).isEqualTo(today.minusDays(91 + 365).toString());
    assertThat(words(planted, "row"))
        .contains("when: { procedure: [\"G0442\"], without-modifier: [\"33\"] }", "carc: CO-197");
    assertThat(words(planted, "message")).contains("31 of 40 such lines");
    assertThat(list("proposed"))
        .as("chance and a payer's ordinary denials propose nothing")
        .extracting(one -> words(one, "procedure"))
        .doesNotContain(NOISE, PAID)
        .containsOnlyOnce(PLANTED);
    assertThat(fhir.newJsonParser().encodeResourceToString(all("proposed")))
        .as("nobody's data")
        .doesNotContain("Patient/", "Claim/", "Sample", chart.patient.getIdElement().getIdPart());

    assertThat(found()).as("nothing speaks by itself").isEmpty();
    ParametersParameterComponent shadow = decide(planted, "SHADOW", null);
    assertThat(words(shadow, "state")).isEqualTo("accepted");
    assertThat(words(shadow, "inForce")).isEqualTo("true");
    assertThat(found()).as("SHADOW is counted and not shown").isEmpty();

    decide(shadow, "WARN", "It proved itself.");
    assertThat(found())
        .singleElement()
        .satisfies(
            alert -> {
              assertThat(alert.getSeverity())
                  .isEqualTo(DetectedIssue.DetectedIssueSeverity.MODERATE);
              assertThat(alert.getDetail()).contains("G0442 without 33", "CO-197");
            });
    assertThat(alerts(chart.line(chart.claim(), PLANTED, 100, "33"))).isEmpty();
    assertThat(alerts(chart.line(chart.claim(), PAID, 100))).isEmpty();

    run();
    assertThat(words(proposal("accepted", EDIT), "severity"))
        .as("the next night leaves it as it was decided")
        .isEqualTo("WARN");
    assertThat(list("proposed")).extracting(one -> words(one, "procedure")).doesNotContain(PLANTED);
    assertThat(decisions()).containsExactly("accepted WARN", "accepted SHADOW");

    decide(proposal("accepted", EDIT), null, "The payer changed its rule.");
    assertThat(found()).as("taken back").isEmpty();
  }

  @Test
  void whatIsRejectedStaysSoUntilThereIsClearlyMoreToIt() {
    chart.store(client);
    planted("G0443");
    store();
    run();
    String edit = "learned-g0443-without-33-co-197";
    ParametersParameterComponent proposed = proposal(edit);
    assertThatThrownBy(() -> decide(proposed, null, " "))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("why it is rejected");
    assertThat(words(proposal(edit), "state")).isEqualTo("proposed");
    decide(proposed, null, "The payer agreed to pay these.");
    assertThatThrownBy(() -> decide(proposed, "HOLD", null))
        .as("on what another decided meanwhile")
        .isInstanceOf(ResourceVersionConflictException.class)
        .hasMessageContaining("it is rejected");

    run();
    assertThat(list("proposed")).extracting(one -> words(one, "edit")).doesNotContain(edit);
    ParametersParameterComponent rejected = proposal("rejected", edit);
    assertThat(words(rejected, "reason")).isEqualTo("The payer agreed to pay these.");
    assertThat(((Reference) value(rejected, "person")).getDisplay()).isEqualTo("not identified");

    for (int line = 0; line < 9; line++) {
      decided("G0443", 20 + line, "197");
    }
    store();
    run();
    ParametersParameterComponent again = proposal(edit);
    assertThat(number(again, "stopped")).as("twice as many").isEqualTo(16);
    assertThat(words(again, "decision")).as("what was decided is told").isEqualTo("rejected");
  }

  @Test
  void aPayerWithoutAPolicyIsToldOfAndNeedsOne() {
    chart.payer.getIdentifierFirstRep().setValue("unlisted-" + UUID.randomUUID());
    chart.store(client);
    planted("G0444");
    store();
    run();
    ParametersParameterComponent proposed = proposal("learned-g0444-without-33-co-197");
    assertThat(words(proposed, "hasPolicy")).isEqualTo("false");
    assertThatThrownBy(() -> decide(proposed, "HOLD", null))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("cleanclaim.payers.dir");
  }

  @Test
  void oneNodeLooksAtATime() {
    Lease another = new org.cleanclaim.plugin.ledger.SqlLease(jdbc);
    assertThat(another.take("learn", java.time.Duration.ofMinutes(1))).isTrue();
    try {
      assertThat(words(run(), "ran")).isEqualTo("false");
    } finally {
      another.giveBack("learn");
    }
    assertThat(words(run(), "ran")).isEqualTo("true");
  }

  @Test
  void whatCannotBeAskedOrDecidedSaysWhatToMend() {
    assertThatThrownBy(() -> all("open"))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("proposed, accepted, rejected or lapsed");
    assertThatThrownBy(() -> operation("$decide-edit", "id", new StringType("nowhere")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("SHADOW, INFO, WARN or HOLD");
    assertThatThrownBy(
            () ->
                operation(
                    "$decide-edit",
                    "id",
                    new StringType("nowhere"),
                    "severity",
                    new CodeType("OFF")))
        .isInstanceOf(InvalidRequestException.class);
    assertThatThrownBy(
            () ->
                operation(
                    "$decide-edit",
                    "id",
                    new StringType("nowhere"),
                    "severity",
                    new CodeType("HOLD")))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("no proposal of that id");
    assertThatThrownBy(() -> operation("$decide-edit", "severity", new CodeType("HOLD")))
        .isInstanceOf(InvalidRequestException.class)
        .hasMessageContaining("$proposed-edits");
  }

  /** A year and a quarter of lines denied without modifier 33 and paid with it. */
  private void planted(String code) {
    for (int line = 0; line < 30; line++) {
      decided(code, 100 + 10 * line, line < 24 ? "197" : line == 24 ? "16" : null);
      decided(code, 105 + 10 * line, null, "33");
    }
    for (int line = 0; line < 10; line++) {
      decided(code, 1 + 10 * line, line < 7 ? "197" : line == 7 ? "16" : null);
      decided(code, 2 + 9 * line, null, "33");
    }
  }

  /** Lines denied now and then for whatever reason, and others never. */
  private void ordinary(String noise, String paid) {
    for (int line = 0; line < 50; line++) {
      decided(noise, 3 + 7 * line, line % 12 == 0 ? "197" : line % 17 == 0 ? "16" : null);
      decided(paid, 4 + 7 * line, null);
    }
  }

  /** A line that the payer decided so many days ago. */
  private void decided(String code, int daysAgo, String carc, String... modifiers) {
    Claim claim = chart.line(chart.claim(), code, 100, modifiers);
    claim.setId("learn-" + UUID.randomUUID());
    claims.add(claim);
    ClaimResponse response = new ClaimResponse();
    response.setId("learn-" + UUID.randomUUID());
    response.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    response.setUse(ClaimResponse.Use.CLAIM);
    response.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    response.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/claim-type", "professional"));
    response.setPatient(Chart.reference(chart.patient));
    response.setInsurer(Chart.reference(chart.payer));
    response.setRequest(Chart.reference(claim));
    response.setCreatedElement(new DateTimeType(today.minusDays(daysAgo).toString()));
    var item = response.addItem().setItemSequence(1);
    item.addAdjudication(amount(category("submitted"), 100));
    item.addAdjudication(amount(category("benefit"), carc == null ? 100 : 0));
    if (carc != null) {
      item.addAdjudication(
          amount(Concepts.of(Canonical.GROUP_CODE, "CO"), 100)
              .setReason(Concepts.of(Canonical.CARC, carc)));
    }
    answers.add(response);
  }

  private void store() {
    Stream.of(claims, answers).forEach(this::store);
  }

  private void store(List<Resource> resources) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
    for (Resource resource : resources) {
      bundle
          .addEntry()
          .setResource(resource)
          .getRequest()
          .setMethod(Bundle.HTTPVerb.PUT)
          .setUrl(Chart.reference(resource).getReference());
      if (bundle.getEntry().size() == 50) {
        client.transaction().withBundle(bundle).execute();
        bundle = new Bundle().setType(Bundle.BundleType.TRANSACTION);
      }
    }
    if (bundle.hasEntry()) {
      client.transaction().withBundle(bundle).execute();
    }
    resources.clear();
  }

  private static CodeableConcept category(String code) {
    return Concepts.of("http://terminology.hl7.org/CodeSystem/adjudication", code);
  }

  private static ClaimResponse.AdjudicationComponent amount(CodeableConcept category, int amount) {
    return new ClaimResponse.AdjudicationComponent()
        .setCategory(category)
        .setAmount(new Money().setValue(amount).setCurrency("USD"));
  }

  /** What the learned edit says of a new claim. */
  private List<DetectedIssue> found() {
    return alerts(chart.line(chart.claim(), PLANTED, 100));
  }

  private List<DetectedIssue> alerts(Claim claim) {
    Parameters input = new Parameters();
    input.addParameter().setName("claim").setResource(claim);
    return client
        .operation()
        .onType(Claim.class)
        .named("$scrub")
        .withParameters(input)
        .returnResourceType(Parameters.class)
        .execute()
        .getParameter()
        .stream()
        .filter(parameter -> parameter.getName().equals("alert"))
        .map(parameter -> (DetectedIssue) parameter.getResource())
        .filter(alert -> alert.getCode().getCodingFirstRep().getCode().startsWith("learned-"))
        .toList();
  }

  private ParametersParameterComponent run() {
    ParametersParameterComponent result = new ParametersParameterComponent();
    operation("$propose-edits").getParameter().forEach(result::addPart);
    return result;
  }

  private ParametersParameterComponent decide(
      ParametersParameterComponent proposal, String severity, String reason) {
    List<Object> parameters = new ArrayList<>();
    parameters.addAll(List.of("id", value(proposal, "id"), "version", value(proposal, "version")));
    parameters.addAll(
        severity == null
            ? List.of("reject", new BooleanType(true))
            : List.of("severity", new CodeType(severity)));
    if (reason != null) {
      parameters.addAll(List.of("reason", new StringType(reason)));
    }
    return operation("$decide-edit", parameters.toArray()).getParameterFirstRep();
  }

  private Parameters operation(String name, Object... parameters) {
    Parameters input = new Parameters();
    for (int i = 0; i < parameters.length; i += 2) {
      input.addParameter().setName((String) parameters[i]).setValue((Type) parameters[i + 1]);
    }
    return client
        .operation()
        .onServer()
        .named(name)
        .withParameters(input)
        .returnResourceType(Parameters.class)
        .execute();
  }

  private Parameters all(String state) {
    return operation("$proposed-edits", "state", new CodeType(state));
  }

  private List<ParametersParameterComponent> list(String state) {
    return all(state).getParameter().stream()
        .filter(parameter -> parameter.getName().equals("proposal"))
        .toList();
  }

  private List<String> decisions() {
    return all("accepted").getParameter().stream()
        .filter(parameter -> parameter.getName().equals("decided"))
        .map(one -> words(one, "decision") + " " + words(one, "severity"))
        .toList();
  }

  private ParametersParameterComponent proposal(String edit) {
    return proposal("proposed", edit);
  }

  private ParametersParameterComponent proposal(String state, String edit) {
    return list(state).stream()
        .filter(one -> words(one, "edit").equals(edit))
        .findFirst()
        .orElseThrow(() -> new AssertionError(edit + " is not " + state));
  }

  private static List<String> figures(ParametersParameterComponent proposal) {
    return Stream.of(
            "lines",
            "denied",
            "ofReason",
            "heldBackLines",
            "stopped",
            "deniedOtherwise",
            "falseAlarms")
        .map(name -> name + " " + number(proposal, name))
        .toList();
  }

  private static int number(ParametersParameterComponent of, String name) {
    return ((IntegerType) value(of, name)).getValue();
  }

  private static String words(ParametersParameterComponent of, String name) {
    Type value = value(of, name);
    return value == null ? null : value.primitiveValue();
  }

  private static Type value(ParametersParameterComponent of, String name) {
    return of.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .map(ParametersParameterComponent::getValue)
        .findFirst()
        .orElse(null);
  }
}
