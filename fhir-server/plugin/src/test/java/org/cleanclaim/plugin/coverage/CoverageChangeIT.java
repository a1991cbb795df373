package org.cleanclaim.plugin.coverage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Coverage;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Flag;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;

/** A coverage that changes is looked at again, and so is what was billed to it. */
class CoverageChangeIT extends HapiHost {

  @Test
  void endedCoverageHoldsTheOpenClaimAndItsReturnFreesIt() {
    Chart chart = new Chart().store(client);
    Claim claim = chart.line(chart.claim(), "99213", 120);
    String id = client.create().resource(claim).execute().getId().getIdPart();
    assertThat(status(id)).isEqualTo("ready");

    end(chart, -10);
    assertThat(status(id)).isEqualTo("held");

    end(chart, 300);
    assertThat(status(id)).isEqualTo("ready");
  }

  @Test
  void coverageThatEndsSoonIsFlaggedUntilItNoLongerDoes() {
    Chart chart = new Chart().store(client);
    end(chart, 3);
    assertThat(flags(chart)).extracting(Flag::getStatus).containsExactly(Flag.FlagStatus.ACTIVE);
    end(chart, 4);
    assertThat(flags(chart)).extracting(Flag::getStatus).containsExactly(Flag.FlagStatus.ACTIVE);
    end(chart, 300);
    assertThat(flags(chart)).extracting(Flag::getStatus).containsExactly(Flag.FlagStatus.INACTIVE);
  }

  @Test
  void newCoverageThatFollowsClearsTheFlag() {
    Chart chart = new Chart().store(client);
    end(chart, 3);
    Coverage next = chart.coverage.copy();
    next.setId(chart.coverage.getIdElement().getIdPart() + "-next");
    next.getPeriod()
        .setStartElement(new DateTimeType(chart.today.plusDays(4).toString()))
        .setEnd(null);
    client.update().resource(next).execute();
    assertThat(flags(chart)).extracting(Flag::getStatus).containsExactly(Flag.FlagStatus.INACTIVE);
  }

  private void end(Chart chart, int days) {
    chart
        .coverage
        .getPeriod()
        .setEndElement(new DateTimeType(chart.today.plusDays(days).toString()));
    client.update().resource(chart.coverage).execute();
  }

  private String status(String claim) {
    Bundle found =
        client
            .search()
            .forResource(Task.class)
            .where(Task.FOCUS.hasId("Claim/" + claim))
            .returnBundle(Bundle.class)
            .execute();
    return ((Task) found.getEntryFirstRep().getResource())
        .getBusinessStatus()
        .getCodingFirstRep()
        .getCode();
  }

  private List<Flag> flags(Chart chart) {
    return client
        .search()
        .forResource(Flag.class)
        .where(Flag.PATIENT.hasId(chart.patient.getId()))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(e -> (Flag) e.getResource())
        .toList();
  }
}
