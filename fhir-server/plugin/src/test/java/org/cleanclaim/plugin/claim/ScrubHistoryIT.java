package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.util.List;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.jupiter.api.Test;

class ScrubHistoryIT extends HapiHost {

  private final Chart chart = new Chart();

  @Test
  void tellsWhatWasFoundWhenByWhichEditionAndWhatWasDone() {
    IdType id = held();
    assertThat(about25(events(id, false))).as("before, and so counted").containsExactly("found");
    change(id, "25");
    change(id, null);
    release(id);

    List<ParametersParameterComponent> events = events(id, false);
    assertThat(about25(events)).containsExactly("found", "gone", "found-again", "overridden");
    assertThat(
            events.stream()
                .filter(event -> text(event, "edit") == null)
                .map(event -> text(event, "what")))
        .containsExactly("filed", "held", "changed", "ready", "changed", "held", "released");
    ParametersParameterComponent found = first(events, "found");
    assertThat(text(found, "message")).contains("99213");
    assertThat(text(found, "line")).isEqualTo("1");
    assertThat(text(found, "edition")).contains("SAMPLE");
    assertThat(text(first(events, "changed"), "message")).isEqualTo("99213-25, 20610");
    assertThat(text(first(events, "overridden"), "message")).isEqualTo("They pay it so.");
    assertThat(text(first(events, "released"), "message")).isEqualTo("They pay it so.");
    assertThat(who(first(events, "held"))).isEqualTo("Cleanclaim");
    assertThat(who(first(events, "released"))).isEqualTo("not identified");
  }

  @Test
  void isReadByGetToo() {
    IdType id = held();
    assertThat(events(id, true)).hasSameSizeAs(events(id, false));
  }

  @Test
  void hasNothingToTellOfAClaimThatIsNotThere() {
    assertThatThrownBy(() -> events(new IdType("Claim/nowhere"), false))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private static List<String> about25(List<ParametersParameterComponent> events) {
    return events.stream()
        .filter(event -> "modifier-25-missing".equals(text(event, "edit")))
        .map(event -> text(event, "what"))
        .toList();
  }

  private IdType held() {
    chart.store(client);
    Claim claim = chart.line(chart.line(chart.claim(), "99213", 120), "20610", 90);
    return (IdType) client.create().resource(claim).execute().getId().toUnqualifiedVersionless();
  }

  private void change(IdType id, String modifier) {
    Claim claim = client.read().resource(Claim.class).withId(id).execute();
    claim.getItemFirstRep().setModifier(null);
    if (modifier != null) {
      claim.getItemFirstRep().addModifier(Concepts.of(Chart.CPT, modifier));
    }
    client.update().resource(claim).execute();
  }

  private void release(IdType id) {
    client
        .operation()
        .onInstance(id)
        .named("$release")
        .withParameter(Parameters.class, "reason", new CodeType("payer-says-otherwise"))
        .andParameter("text", new StringType("They pay it so."))
        .execute();
  }

  private List<ParametersParameterComponent> events(IdType id, boolean byGet) {
    var call =
        client
            .operation()
            .onInstance(id)
            .named("$scrub-history")
            .withNoParameters(Parameters.class);
    return (byGet ? call.useHttpGet() : call).execute().getParameter();
  }

  private static ParametersParameterComponent first(
      List<ParametersParameterComponent> events, String what) {
    return events.stream()
        .filter(event -> what.equals(text(event, "what")))
        .findFirst()
        .orElseThrow();
  }

  private static String text(ParametersParameterComponent event, String name) {
    return event.getPart().stream()
        .filter(part -> part.getName().equals(name))
        .map(part -> part.getValue().primitiveValue())
        .findFirst()
        .orElse(null);
  }

  private static String who(ParametersParameterComponent event) {
    return event.getPart().stream()
        .filter(part -> part.getName().equals("who"))
        .map(part -> ((Reference) part.getValue()).getDisplay())
        .findFirst()
        .orElse(null);
  }
}
