package org.cleanclaim.plugin.claim;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.SqlClaimLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

class HeldEscalationIT extends HapiHost {

  private static final Duration LONG = Duration.ofDays(999);

  @Autowired private SubmissionTasks tasks;
  @Autowired private DecisionRecord decisions;
  @Autowired private SqlClaimLedger ledger;
  @Autowired private Lease lease;
  @Autowired private IHapiTransactionService transactions;
  @Autowired private Clock clock;
  @Autowired private JdbcTemplate jdbc;

  private final Chart chart = new Chart();

  @Test
  void aClaimHeldTooLongGoesToTheNextPersonOnceForEachStep() {
    IdType claim = held();
    Map<String, Object> before = row(claim);
    HeldEscalation first = after(Duration.ZERO, LONG);
    assertThat(run(first).escalated()).isPositive();
    assertThat(run(first).escalated()).as("once for one step").isZero();

    Task task = submission(claim);
    assertThat(task.getOwner().getDisplay()).isEqualTo("Dana Lead");
    assertThat(task.getPriority()).isEqualTo(Task.TaskPriority.URGENT);
    assertThat(task.getStatus()).isEqualTo(Task.TaskStatus.ONHOLD);
    assertThat(OurProfiles.errors(task, "/StructureDefinition/submission-task")).isEmpty();
    assertThat(row(claim)).containsEntry("owner", "Dana Lead").containsEntry("priority", "urgent");
    assertThat(row(claim).get("since")).as("held since before").isEqualTo(before.get("since"));

    run(after(Duration.ZERO, Duration.ofNanos(1)));
    task = submission(claim);
    assertThat(task.getOwner().getReference())
        .isEqualTo("Practitioner/" + chart.physician.getIdPart());
    assertThat(task.getPriority()).isEqualTo(Task.TaskPriority.ASAP);
    assertThat(escalations(claim))
        .hasSize(2)
        .allSatisfy(
            record ->
                assertThat(OurProfiles.errors(record, "/StructureDefinition/claim-decision"))
                    .isEmpty())
        .extracting(record -> record.getReasonFirstRep().getText())
        .contains("Held 0 days; passed on to Dana Lead.");

    Map<String, Object> told = row(claim);
    client
        .operation()
        .onServer()
        .named("$rebuild-ledger")
        .withNoParameters(Parameters.class)
        .execute();
    assertThat(row(claim)).isEqualTo(told);
  }

  @Test
  void aMendedClaimIsNobodysAndStartsFromBelowWhenItIsHeldAgain() {
    IdType id = held();
    run(after(Duration.ZERO, LONG));
    Claim claim = client.read().resource(Claim.class).withId(id).execute();
    claim.getItemFirstRep().addModifier(Concepts.of(Chart.CPT, "25"));
    client.update().resource(claim).execute();
    assertThat(submission(id).hasOwner()).isFalse();
    assertThat(submission(id).hasPriority()).isFalse();
    assertThat(row(id)).containsEntry("owner", null);

    claim = client.read().resource(Claim.class).withId(id).execute();
    claim.getItemFirstRep().setModifier(null);
    client.update().resource(claim).execute();
    run(after(Duration.ZERO, LONG));
    assertThat(submission(id).getOwner().getDisplay()).isEqualTo("Dana Lead");
    assertThat(escalations(id)).hasSize(2);
  }

  @Test
  void anotherNodeAtWorkIsLeftAlone() {
    HeldEscalation busy =
        escalation(
            new Lease() {
              @Override
              public boolean take(String name, Duration time) {
                return false;
              }

              @Override
              public void giveBack(String name) {
                throw new AssertionError("not ours to give back");
              }
            },
            Duration.ZERO,
            LONG);
    assertThat(run(busy)).isEqualTo(new HeldEscalation.Result(false, 0, 0, 0));
  }

  @Test
  void oneThatCannotBeWrittenIsCountedAndTriedAgain() {
    IdType id = held();
    HeldEscalation toNobody =
        new HeldEscalation(
            daos,
            tasks,
            decisions,
            ledger,
            lease,
            transactions,
            new EscalationSettings(
                List.of(Duration.ZERO), List.of("Practitioner/nobody"), LocalTime.NOON),
            clock);
    assertThat(run(toNobody).failed()).isPositive();
    assertThat(submission(id).hasOwner()).isFalse();
    run(after(Duration.ZERO, LONG));
    assertThat(submission(id).getOwner().getDisplay()).isEqualTo("Dana Lead");
  }

  @Test
  void isAskedForByHandAndCallsNobodyWhereTheSiteNamesNobody() {
    IdType id = held();
    Parameters answer =
        client
            .operation()
            .onType(Claim.class)
            .named("$escalate-held")
            .withNoParameters(Parameters.class)
            .execute();
    assertThat(((BooleanType) answer.getParameter("ran").getValue()).booleanValue()).isTrue();
    assertThat(submission(id).hasOwner()).isFalse();
  }

  private HeldEscalation after(Duration... steps) {
    return escalation(lease, steps);
  }

  private HeldEscalation escalation(Lease lease, Duration... steps) {
    EscalationSettings settings =
        new EscalationSettings(
            List.of(steps),
            List.of("Dana Lead", "Practitioner/" + chart.physician.getIdPart()),
            LocalTime.NOON);
    return new HeldEscalation(daos, tasks, decisions, ledger, lease, transactions, settings, clock);
  }

  private static HeldEscalation.Result run(HeldEscalation escalation) {
    return escalation.run(
        new Reference().setDisplay("Robin Biller"), TransactionWrites.inServersName(null));
  }

  private IdType held() {
    chart.store(client);
    Claim claim = chart.line(chart.line(chart.claim(), "99213", 120), "20610", 90);
    return (IdType) client.create().resource(claim).execute().getId().toUnqualifiedVersionless();
  }

  private Task submission(IdType claim) {
    return tasks.of(claim.getIdPart(), TransactionWrites.inServersName(null)).orElseThrow();
  }

  private Map<String, Object> row(IdType claim) {
    return jdbc.queryForMap("select * from cleanclaim_claim where claim = ?", claim.getIdPart());
  }

  private List<Provenance> escalations(IdType claim) {
    Bundle found =
        client
            .search()
            .forResource(Provenance.class)
            .where(Provenance.TARGET.hasId(claim))
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream()
        .map(entry -> (Provenance) entry.getResource())
        .filter(record -> record.getActivity().hasCoding(Canonical.LIFECYCLE, "escalated"))
        .toList();
  }
}
