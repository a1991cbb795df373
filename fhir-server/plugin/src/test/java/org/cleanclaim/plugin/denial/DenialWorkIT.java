package org.cleanclaim.plugin.denial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.gclient.ICriterion;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.SqlDenialLedger;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What people and time do with a denial, from opened to closed. */
class DenialWorkIT extends HapiHost {

  @Autowired private DenialTasks tasks;
  @Autowired private DenialCapture capture;
  @Autowired private DenialProgress progress;
  @Autowired private DenialEvents events;
  @Autowired private DenialTaxonomy taxonomy;
  @Autowired private SqlDenialLedger ledger;
  @Autowired private Lease lease;
  @Autowired private IHapiTransactionService transactions;
  @Autowired private JdbcTemplate jdbc;

  private final Chart chart = new Chart();

  @Test
  void isAssignedCalledAboutAndClosedOnRecord() {
    Task task = denial("CO", "197");
    String doctor = "Practitioner/" + chart.physician.getIdPart();
    Task assigned =
        call(task, "$assign", Task.class, p("owner", new Reference(doctor)), version(task));
    assertThat(assigned.getOwner().getReference()).isEqualTo(doctor);
    assertThat(row(task)).containsEntry("owner", doctor).containsEntry("state", "new");

    Communication kept =
        call(
            task,
            "$log-call",
            Communication.class,
            p("representative", new StringType("Kim")),
            p("reference-number", new StringType("A-1")),
            p("promise", new StringType("Reprocess")),
            p("next", new DateType(LocalDate.now().plusDays(5).toString())));
    assertThat(OurProfiles.errors(kept, "/StructureDefinition/payer-call")).isEmpty();
    assertThat(row(task)).containsEntry("state", "waiting");

    Task closed =
        call(
            task,
            "$close",
            Task.class,
            p("outcome", new CodeType("written-off")),
            p("lesson", new StringType("Ask before the visit")));
    assertThat(closed.getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    assertThat(OurProfiles.errors(closed, "/StructureDefinition/denial-task")).isEmpty();
    assertThat(row(task)).containsEntry("outcome", "written-off").containsEntry("is_open", false);
    assertThat(eventsOf(task)).contains("opened", "assigned", "called", "closed");

    assertThatThrownBy(() -> call(task, "$assign", Task.class, p("team", new CodeType("coder"))))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("$reopen");
    call(task, "$reopen", Task.class, p("note", new StringType("closed by mistake")));
    assertThat(row(task)).containsEntry("state", "in-work").containsEntry("outcome", null);
  }

  @Test
  void whoActsOnAnOldVersionIsToldWhoChangedWhat() {
    Task task = denial("CO", "197");
    call(task, "$assign", Task.class, p("team", new CodeType("auth-team")), version(task));
    assertThatThrownBy(
            () ->
                call(task, "$assign", Task.class, p("team", new CodeType("coder")), version(task)))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("assigned")
        .hasMessageContaining("auth-team")
        .hasMessageContaining("is version 2 now and you saw 1");
    assertThat(row(task)).containsEntry("team", "auth-team");
  }

  @Test
  void aListIsKeptUnderANameAndForgotten() {
    Parameters kept =
        onType(
            "$save-view",
            p("name", new StringType("Due, large")),
            p("query", new StringType("due=7&from=1000")),
            p("audience", new CodeType("team")),
            p("team", new CodeType("coder")));
    String id = value(kept, "id").primitiveValue();
    assertThat(views()).contains(id + " Due, large due=7&from=1000 team coder true");
    assertThatThrownBy(
            () ->
                onType(
                    "$save-view",
                    p("name", new StringType("x")),
                    p("query", new StringType("<b>"))))
        .isInstanceOf(ca.uhn.fhir.rest.server.exceptions.InvalidRequestException.class)
        .hasMessageContaining("query");
    assertThatThrownBy(
            () ->
                onType(
                    "$save-view", p("name", new StringType("x")), p("team", new CodeType("coder"))))
        .hasMessageContaining("team");
    onType("$forget-view", p("id", new StringType(id)));
    assertThat(views()).noneMatch(view -> view.startsWith(id));
    assertThatThrownBy(() -> onType("$forget-view", p("id", new StringType(id))))
        .isInstanceOf(UnprocessableEntityException.class);
  }

  private List<String> views() {
    return onType("$saved-views").getParameter().stream()
        .map(
            view ->
                view.getPart().stream()
                    .map(part -> part.getValue().primitiveValue())
                    .collect(java.util.stream.Collectors.joining(" ")))
        .toList();
  }

  private Parameters onType(
      String operation, Parameters.ParametersParameterComponent... parameters) {
    Parameters input = new Parameters();
    List.of(parameters).forEach(input::addParameter);
    return client
        .operation()
        .onType(Task.class)
        .named(operation)
        .withParameters(input)
        .returnResourceType(Parameters.class)
        .execute();
  }

  @Test
  void ifMatchSaysTheSameAsVersion() throws Exception {
    Task task = denial("CO", "197");
    HttpResponse<String> old =
        post(
            "/fhir/Task/" + task.getIdElement().getIdPart() + "/$assign",
            "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"team\",\"valueCode\":\"coder\"}]}",
            "W/\"7\"");
    assertThat(old.statusCode()).isEqualTo(412);
    assertThat(old.body()).contains("OperationOutcome");
  }

  @Test
  void aProvidersLossIsNotThePatients() {
    Task task = denial("CO", "197");
    assertThatThrownBy(
            () -> call(task, "$close", Task.class, p("outcome", new CodeType("patient-billed"))))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("may not be billed");
    assertThatThrownBy(() -> call(task, "$close", Task.class, p("outcome", new CodeType("gone"))))
        .hasMessageContaining("overturned-in-part");
    assertThatThrownBy(
            () ->
                call(
                    task,
                    "$close",
                    Task.class,
                    p("outcome", new CodeType("overturned")),
                    p("amount", new DecimalType(500))))
        .hasMessageContaining("No more than");
  }

  @Test
  void aCorrectedClaimIsShownFirstAndNeverSaysTheSameTwice() {
    Task task = denial("CO", "16");
    Parameters preview = call(task, "$resubmit", Parameters.class);
    assertThat(((BooleanType) value(preview, "same")).booleanValue()).isTrue();
    assertThat(value(preview, "method").primitiveValue()).isEqualTo("replacement");
    assertThat(claims()).as("a preview writes nothing").hasSize(1);
    assertThatThrownBy(
            () ->
                call(
                    task,
                    "$resubmit",
                    Parameters.class,
                    p("confirm", new BooleanType(true)),
                    p("digest", value(preview, "digest"))))
        .isInstanceOf(ResourceVersionConflictException.class)
        .hasMessageContaining("said the same already");

    Claim corrected = (Claim) preview.getParameter("claim").getResource();
    corrected
        .getDiagnosisFirstRep()
        .setDiagnosis(Concepts.of("http://hl7.org/fhir/sid/icd-10-cm", "E119"));
    Parameters again = call(task, "$resubmit", Parameters.class, claim(corrected));
    assertThatThrownBy(
            () ->
                call(
                    task,
                    "$resubmit",
                    Parameters.class,
                    claim(corrected),
                    p("confirm", new BooleanType(true)),
                    p("digest", value(preview, "digest"))))
        .hasMessageContaining("not what was shown");
    Parameters made =
        call(
            task,
            "$resubmit",
            Parameters.class,
            claim(corrected),
            p("confirm", new BooleanType(true)),
            p("digest", value(again, "digest")));
    Reference sent = (Reference) value(made, "claim");
    Claim stored = client.read().resource(Claim.class).withUrl(sent.getReference()).execute();
    assertThat(stored.getRelatedFirstRep().getReference().getValue()).isEqualTo("ICN-7");
    assertThat(stored.getRelatedFirstRep().getRelationship().getCodingFirstRep().getCode())
        .isEqualTo("prior");
    assertThat(made.getParameter("submission").getResource())
        .as("it goes the way every claim goes")
        .isInstanceOf(Task.class);
    assertThat(row(task)).containsEntry("state", "resubmitted");

    ClaimResponse paid = response(sent.getReference(), 1);
    line(paid, 90, Chart.adjustment("CO", "45", 30));
    client.create().resource(paid).execute();
    assertThat(row(task)).containsEntry("outcome", "overturned");
    assertThat(
            jdbc.queryForObject(
                "select recovered from cleanclaim_denial where task = ?",
                BigDecimal.class,
                task.getIdElement().getIdPart()))
        .isEqualByComparingTo("90");
    assertThat(denials(sent.getReference())).hasSize(1);
  }

  @Test
  void aFixThatIsChosenIsAppliedAndScrubbedAgain() {
    chart.store(client);
    Claim claim = chart.line(chart.line(chart.claim(), "99213", 120), "20610", 90);
    String stored =
        client.create().resource(claim).execute().getId().toUnqualifiedVersionless().getValue();
    ClaimResponse response = response(stored, 0);
    line(response, 0, Chart.adjustment("CO", "97", 120));
    client.create().resource(response).execute();
    Task task = denials(stored).get(0);
    assertThat(row(task)).as("its alert named the reason").containsEntry("preventable", "foreseen");

    Parameters preview = call(task, "$resubmit", Parameters.class);
    String fix =
        preview.getParameter().stream()
            .filter(parameter -> "fix".equals(parameter.getName()))
            .map(offered -> part(offered, "id").primitiveValue())
            .filter(id -> id.contains(":1:add-modifier:25"))
            .findFirst()
            .orElseThrow();
    Parameters fixed = call(task, "$resubmit", Parameters.class, p("fix", new StringType(fix)));
    assertThat(value(fixed, "change").primitiveValue()).isEqualTo("Line 1: 99213-25, was 99213.");
    assertThat(((BooleanType) value(fixed, "same")).booleanValue()).isFalse();
    assertThatThrownBy(
            () -> call(task, "$resubmit", Parameters.class, p("fix", new StringType("mue:1:x:y"))))
        .hasMessageContaining("No fix mue:1:x:y is offered");
  }

  @Test
  void unprocessableGoesOutAsANewOriginalAndIsNotAppealed() {
    chart.store(client);
    String claim = stored();
    ClaimResponse response = response(claim, 0);
    line(response, 0, Chart.adjustment("CO", "16", 120));
    response.addProcessNote().setText("MA130");
    client.create().resource(response).execute();
    Task task = denials(claim).get(0);
    Parameters preview = call(task, "$resubmit", Parameters.class);
    assertThat(value(preview, "method").primitiveValue()).isEqualTo("new-original");
    assertThat(((Claim) preview.getParameter("claim").getResource()).getRelated()).isEmpty();
    assertThatThrownBy(() -> call(task, "$appeal", Task.class))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("$resubmit");
  }

  @Test
  void appealsHaveLevelsWithLastDaysOfTheirOwn() {
    Task task = denial("CO", "50");
    Task first = call(task, "$appeal", Task.class);
    assertThat(OurProfiles.errors(first, "/StructureDefinition/appeal-task")).isEmpty();
    assertThat(first.getPartOfFirstRep().getReference())
        .isEqualTo("Task/" + task.getIdElement().getIdPart());
    assertThat(first.getRestriction().getPeriod().getEndElement().getValueAsString())
        .isEqualTo(LocalDate.now().plusDays(180).toString());
    assertThat(row(task)).containsEntry("state", "appealed");
    assertThatThrownBy(() -> call(task, "$appeal", Task.class))
        .hasMessageContaining("not decided yet");

    LocalDate decided = LocalDate.now().minusDays(10);
    Task second = call(task, "$appeal", Task.class, p("decided", new DateType(decided.toString())));
    assertThat(second.getRestriction().getPeriod().getEndElement().getValueAsString())
        .isEqualTo(decided.plusDays(60).toString());
    assertThatThrownBy(
            () -> call(task, "$appeal", Task.class, p("decided", new DateType(decided.toString()))))
        .hasMessageContaining("no level of appeal after the 2");
    call(task, "$close", Task.class, p("outcome", new CodeType("upheld")));
    assertThat(
            client
                .read()
                .resource(Task.class)
                .withId(second.getIdElement().toUnqualifiedVersionless())
                .execute()
                .getStatus())
        .isEqualTo(Task.TaskStatus.COMPLETED);
  }

  @Test
  void figuresCountWhatTheWorkEndsIn() {
    Task won = denial("CO", "50");
    Task first = call(won, "$appeal", Task.class);
    call(won, "$close", Task.class, p("outcome", new CodeType("overturned-in-part")));
    assertThat(figure("appeal", "won", first)).isEqualTo(true);
    assertThat(figure("appeal", "decided_on", first)).isNotNull();
    assertThat(figure("denial", "outcome", won)).isEqualTo("overturned-in-part");

    Task lost = denial("CO", "50");
    Task level = call(lost, "$appeal", Task.class);
    LocalDate decided = LocalDate.now().minusDays(3);
    call(lost, "$appeal", Task.class, p("decided", new DateType(decided.toString())));
    assertThat(figure("appeal", "won", level)).isEqualTo(false);
    assertThat(figure("appeal", "decided_on", level)).hasToString(decided.toString());
    call(lost, "$close", Task.class, p("outcome", new CodeType("written-off")));
    assertThat(figure("denial", "outcome", lost)).isEqualTo("written-off");
  }

  private Object figure(String table, String column, Task task) {
    return jdbc.queryForMap(
            "select %s as figure from cleanclaim_kpi_%s where task = ?".formatted(column, table),
            task.getIdElement().getIdPart())
        .get("figure");
  }

  @Test
  void recordsAreAskedForBesideTheWork() {
    Task task = denial("CO", "252");
    Task records =
        call(
            task,
            "$request-records",
            Task.class,
            p("to", new Reference().setDisplay("Medical records")),
            p("question", new StringType("Operative note of that day")));
    assertThat(OurProfiles.errors(records, "/StructureDefinition/records-request")).isEmpty();
    assertThat(records.getOwner().getDisplay()).isEqualTo("Medical records");
    assertThat(row(task)).containsEntry("state", "in-work");
  }

  @Test
  void listIsFilteredSortedAndExplained() {
    Task task = denial("CO", "197");
    String payer = "Organization/" + chart.payer.getIdPart();
    Parameters list =
        list(p("payer", new StringType(payer)), p("sort", new StringType("next-best")));
    assertThat(((IntegerType) value(list, "count")).getValue()).isEqualTo(1);
    Parameters.ParametersParameterComponent row = row(list).get(0);
    assertThat(((Reference) part(row, "task")).getReference())
        .isEqualTo("Task/" + task.getIdElement().getIdPart());
    assertThat(part(row, "version").primitiveValue()).isEqualTo("1");
    assertThat(part(row, "why").primitiveValue())
        .contains("$120.00", "45 %", "30 minutes", "$1.80 a minute");

    call(task, "$close", Task.class, p("outcome", new CodeType("written-off")));
    Task next = denialOfSamePayer("CO", "197");
    row = row(list(p("payer", new StringType(payer)))).get(0);
    assertThat(part(row, "chance").primitiveValue())
        .as("0 of 1, drawn to 0.45")
        .isEqualTo("0.4091");
    for (String view :
        List.of(
            "due-this-week",
            "mine",
            "escalated",
            "waiting",
            "lost",
            "uncategorized",
            "over-amount",
            "appealed")) {
      assertThat(row(list(p("payer", new StringType(payer)), p("view", new CodeType(view)))))
          .as(view)
          .isEmpty();
    }
    assertThat(row(list(p("payer", new StringType(payer)), p("view", new CodeType("closed")))))
        .hasSize(1);
    assertThat(
            row(
                list(
                    p("payer", new StringType(payer)),
                    p("view", new CodeType("unassigned")),
                    p("code", new StringType("197")))))
        .hasSize(1);
    assertThatThrownBy(() -> list(p("sort", new StringType("luck"))))
        .hasMessageContaining("next-best");

    Map<String, Object> told = row(next);
    Map<String, Object> chance =
        jdbc.queryForMap("select * from cleanclaim_denial_chance where payer = ?", payer);
    client
        .operation()
        .onServer()
        .named("$rebuild-ledger")
        .withNoParameters(Parameters.class)
        .execute();
    assertThat(row(next)).isEqualTo(told);
    assertThat(jdbc.queryForMap("select * from cleanclaim_denial_chance where payer = ?", payer))
        .isEqualTo(chance);
  }

  @Test
  void manyAreAssignedAtOnceAndWhatFailsIsNamed() {
    Task one = denial("CO", "197");
    Task other = denialOfSamePayer("CO", "16");
    Parameters answer =
        client
            .operation()
            .onType(Task.class)
            .named("$assign")
            .withParameter(Parameters.class, "team", new CodeType("auth-team"))
            .andParameter("task", new Reference("Task/" + one.getIdElement().getIdPart()))
            .andParameter(
                "task", new StringType("Task/" + other.getIdElement().getIdPart() + "/_history/9"))
            .execute();
    assertThat(((IntegerType) value(answer, "assigned")).getValue()).isEqualTo(1);
    assertThat(answer.getParameter("failed").getPart()).hasSize(2);
    assertThat(row(one)).containsEntry("team", "auth-team");
    assertThat(row(other)).containsEntry("team", "coder");

    client
        .operation()
        .onType(Task.class)
        .named("$assign")
        .withParameter(Parameters.class, "owner", new Reference().setDisplay("Robin Biller"))
        .andParameter("view", new CodeType("unassigned"))
        .andParameter("payer", new StringType("Organization/" + chart.payer.getIdPart()))
        .execute();
    assertThat(row(one)).containsEntry("owner", "Robin Biller");
    assertThat(row(other)).containsEntry("owner", "Robin Biller");
  }

  @Test
  void timeRemindsOncePassesOnAndLosesInSight() {
    Task task = denial("CO", "197");
    LocalDate due = Facts.day(task, DenialTasks.DUE);
    sweep(task, due.minusDays(14));
    sweep(task, due.minusDays(14));
    assertThat(eventsOf(task).stream().filter("reminded"::equals)).hasSize(1);
    sweep(task, due.minusDays(2));
    assertThat(eventsOf(task).stream().filter("reminded"::equals)).as("3, with 7").hasSize(2);
    Communication reminder = reminders(task).get(0);
    assertThat(OurProfiles.errors(reminder, "/StructureDefinition/denial-reminder")).isEmpty();
    assertThat(row(task)).containsEntry("escalation", 2).containsEntry("owner", "Manager");
    assertThat(eventsOf(task).stream().filter("escalated"::equals)).hasSize(1);

    sweep(task, DenialTasks.lastDay(task).plusDays(1));
    assertThat(row(task)).containsEntry("state", "lost").containsEntry("is_open", true);
    assertThat(eventsOf(task)).contains("lost");
  }

  @Test
  void whatThePayerOwesPausesTheWayUpUntilItIsOverdue() {
    Task task = denial("CO", "197");
    call(
        task,
        "$log-call",
        Communication.class,
        p("representative", new StringType("Kim")),
        p("next", new DateType(LocalDate.now().plusDays(20).toString())));
    sweep(task, LocalDate.now().plusDays(15));
    assertThat(row(task)).containsEntry("escalation", 0).containsEntry("state", "waiting");
    sweep(task, LocalDate.now().plusDays(21));
    assertThat(row(task)).containsEntry("escalation", 1).containsEntry("state", "in-work");
    assertThat(eventsOf(task)).contains("answer-overdue", "escalated");
  }

  @Test
  void anotherTaxonomyRetagsWhatIsOpenAndHistoryKeepsWhatItWas() {
    Task task = denial("CO", "197");
    DenialTaxonomy site =
        TaxonomyReader.read(
            "site.yaml", "categories:\n  auth-dispute: { title: Dispute, carcs: [197] }\n");
    look(task, site, Clock.systemDefaultZone());
    assertThat(row(task)).containsEntry("category", "auth-dispute");
    Task before =
        client
            .read()
            .resource(Task.class)
            .withIdAndVersion(task.getIdElement().getIdPart(), "1")
            .execute();
    assertThat(Facts.code(before, DenialTasks.CATEGORY)).isEqualTo("authorization");
    assertThat(eventsOf(task)).contains("retagged");
    look(task, taxonomy, Clock.systemDefaultZone());
    assertThat(row(task)).containsEntry("category", "authorization");
  }

  @Test
  void calendarNamesTheClaimAndNobodyAndEndsWhenItIsTakenBack() throws Exception {
    Task task = denial("CO", "197");
    String team = "team-" + task.getIdElement().getIdPart();
    call(task, "$assign", Task.class, p("team", new CodeType(team)));
    Parameters given =
        client
            .operation()
            .onType(Task.class)
            .named("$denial-calendar")
            .withParameter(Parameters.class, "team", new CodeType(team))
            .execute();
    URI address = URI.create(value(given, "address").primitiveValue());
    HttpResponse<String> calendar = get(address);
    assertThat(calendar.statusCode()).isEqualTo(200);
    assertThat(calendar.headers().firstValue("Content-Type").orElse("")).contains("text/calendar");
    assertThat(calendar.body())
        .contains("BEGIN:VEVENT\r\n", "DTSTART;VALUE=DATE:", "UID:denial-")
        .doesNotContain("Sample", "Pat", chart.patient.getIdPart());
    client
        .operation()
        .onType(Task.class)
        .named("$denial-calendar")
        .withParameter(Parameters.class, "team", new CodeType(team))
        .andParameter("revoke", new BooleanType(true))
        .execute();
    assertThat(get(address).statusCode()).isEqualTo(404);
  }

  @Test
  void sweepIsAskedForByHand() {
    denial("CO", "197");
    Parameters answer =
        client
            .operation()
            .onType(Task.class)
            .named("$sweep-denials")
            .withNoParameters(Parameters.class)
            .execute();
    assertThat(((IntegerType) value(answer, "open")).getValue()).isPositive();
    assertThat(((IntegerType) value(answer, "failed")).getValue()).isZero();
  }

  private void sweep(Task task, LocalDate day) {
    Clock then =
        Clock.fixed(
            day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant(), ZoneId.systemDefault());
    look(task, taxonomy, then);
  }

  private void look(Task task, DenialTaxonomy by, Clock clock) {
    DenialTasks then = new DenialTasks(daos, ledger, clock);
    DenialEvents recorded = new DenialEvents(daos, clock);
    DenialSettings settings =
        new DenialSettings(
            null,
            null,
            null,
            List.of(Duration.ofDays(14), Duration.ofDays(30)),
            List.of("Supervisor", "Manager"),
            LocalTime.NOON,
            Duration.ZERO,
            null);
    DenialLook look =
        new DenialLook(
            then,
            capture,
            new DenialProgress(then, new DenialRouting(List.of()), recorded, clock),
            recorded,
            by,
            settings,
            ledger,
            clock);
    transactions
        .withSystemRequest()
        .execute(
            () ->
                look.at(
                    task.getIdElement().getIdPart(),
                    DenialEvents.cleanclaim(),
                    new TransactionWrites(
                        daos, TransactionWrites.inServersName(null), new TransactionDetails())));
  }

  private Task denial(String group, String carc) {
    chart.store(client);
    return denialOfSamePayer(group, carc);
  }

  private Task denialOfSamePayer(String group, String carc) {
    String claim = stored();
    ClaimResponse response = response(claim, 0);
    line(response, 0, Chart.adjustment(group, carc, 120));
    client.create().resource(response).execute();
    return denials(claim).get(0);
  }

  private String stored() {
    Claim claim = chart.line(chart.claim(), "99213", 120);
    return client.create().resource(claim).execute().getId().toUnqualifiedVersionless().getValue();
  }

  private List<Claim> claims() {
    return search(Claim.class, Claim.PATIENT.hasId(chart.patient.getIdPart()));
  }

  private ClaimResponse response(String claim, int days) {
    ClaimResponse response = chart.answer(claim);
    response.addIdentifier().setSystem(Canonical.PAYER_CLAIM_NUMBER).setValue("ICN-7");
    response.setCreatedElement(new DateTimeType(LocalDate.now().plusDays(days).toString()));
    return response;
  }

  private static void line(
      ClaimResponse response, double paid, ClaimResponse.AdjudicationComponent... adjustments) {
    Chart.answered(response, 1, 120, paid, adjustments);
  }

  private List<Task> denials(String claim) {
    return search(Task.class, Task.BASED_ON.hasId(claim)).stream()
        .filter(DenialTasks::isDenial)
        .toList();
  }

  private List<String> eventsOf(Task task) {
    return search(
            Provenance.class, Provenance.TARGET.hasId("Task/" + task.getIdElement().getIdPart()))
        .stream()
        .map(event -> event.getActivity().getCodingFirstRep().getCode())
        .toList();
  }

  private List<Communication> reminders(Task task) {
    Bundle all =
        client
            .search()
            .forResource(Communication.class)
            .count(200)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    return all.getEntry().stream()
        .map(entry -> (Communication) entry.getResource())
        .filter(
            message ->
                message
                    .getAboutFirstRep()
                    .getReference()
                    .endsWith("/" + task.getIdElement().getIdPart()))
        .toList();
  }

  private <T extends Resource> List<T> search(Class<T> type, ICriterion<?> criterion) {
    Bundle found =
        client
            .search()
            .forResource(type)
            .where(criterion)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .count(100)
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream().map(entry -> type.cast(entry.getResource())).toList();
  }

  private Map<String, Object> row(Task task) {
    return jdbc.queryForMap(
        "select * from cleanclaim_denial where task = ?", task.getIdElement().getIdPart());
  }

  private Parameters list(Parameters.ParametersParameterComponent... filter) {
    Parameters parameters = new Parameters();
    List.of(filter).forEach(parameters::addParameter);
    return client
        .operation()
        .onType(Task.class)
        .named("$denials")
        .withParameters(parameters)
        .execute();
  }

  private static List<Parameters.ParametersParameterComponent> row(Parameters list) {
    return list.getParameter().stream().filter(p -> "denial".equals(p.getName())).toList();
  }

  private static Type part(Parameters.ParametersParameterComponent row, String name) {
    return row.getPart().stream()
        .filter(part -> name.equals(part.getName()))
        .findFirst()
        .orElseThrow()
        .getValue();
  }

  private <T extends Resource> T call(
      Task task,
      String operation,
      Class<T> returned,
      Parameters.ParametersParameterComponent... given) {
    Parameters parameters = new Parameters();
    List.of(given).forEach(parameters::addParameter);
    return client
        .operation()
        .onInstance("Task/" + task.getIdElement().getIdPart())
        .named(operation)
        .withParameters(parameters)
        .returnResourceType(returned)
        .execute();
  }

  private static Parameters.ParametersParameterComponent p(String name, Type value) {
    return new Parameters.ParametersParameterComponent().setName(name).setValue(value);
  }

  private static Parameters.ParametersParameterComponent claim(Claim claim) {
    return new Parameters.ParametersParameterComponent().setName("claim").setResource(claim);
  }

  private static Parameters.ParametersParameterComponent version(Task task) {
    return p("version", new StringType(task.getIdElement().getVersionIdPart()));
  }

  private static Type value(Parameters parameters, String name) {
    return parameters.getParameter(name).getValue();
  }

  private HttpResponse<String> post(String path, String body, String ifMatch)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(base() + path))
                .header("Content-Type", "application/fhir+json")
                .header("If-Match", ifMatch)
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build(),
            HttpResponse.BodyHandlers.ofString());
  }

  private static HttpResponse<String> get(URI address) throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
  }
}
