package org.cleanclaim.plugin.kpi;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.Location;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Claims of one patient and payer with whatever may become of them, by a seed. */
final class GeneratedHistory {

  private static final List<String> CARCS =
      List.of("197", "16", "27", "29", "18", "50", "97", "204", "999");
  private static final List<String> ENDS = List.of("written-off", "upheld", "overturned");

  final Chart chart = new Chart();
  final LocalDate today = LocalDate.now();
  final List<String> sites = new ArrayList<>();
  final List<String> providers = new ArrayList<>();
  private final IGenericClient client;
  private final Random random;

  GeneratedHistory(IGenericClient client, long seed) {
    this.client = client;
    this.random = new Random(seed);
  }

  String payer() {
    return "Organization/" + chart.payer.getIdElement().getIdPart();
  }

  GeneratedHistory write(int claims) {
    chart.store(client);
    for (int i = 0; i < 2; i++) {
      Location site = new Location().setName("Site " + i);
      site.setId("site-" + i + "-" + chart.patient.getIdElement().getIdPart());
      client.update().resource(site).execute();
      sites.add("Location/" + site.getIdElement().getIdPart());
      Practitioner provider = new Practitioner();
      provider.setId("dr-" + i + "-" + chart.patient.getIdElement().getIdPart());
      provider.addName().setText("Dr. " + i);
      client.update().resource(provider).execute();
      providers.add("Practitioner/" + provider.getIdElement().getIdPart());
    }
    for (int i = 0; i < claims; i++) {
      one(i);
    }
    return this;
  }

  private void one(int number) {
    LocalDate visit = today.minusDays(5L + number);
    Claim claim = claim("h" + number, visit, random.nextInt(5) == 0);
    if (number % 3 == 0) {
      Bundle together = new Bundle().setType(Bundle.BundleType.TRANSACTION);
      put(together, answer(claim, number + "-a", visit.plusDays(3), first()));
      put(together, claim);
      client.transaction().withBundle(together).execute();
    } else {
      client.update().resource(claim).execute();
      if (random.nextInt(6) == 0) {
        reject(claim);
      }
      if (random.nextInt(8) == 0) {
        return;
      }
      if (random.nextInt(5) == 0) {
        // Before the decision: how it would be decided, or another payer's copy.
        String early = random.nextBoolean() ? "25" : "2";
        store(status(answer(claim, number + "-0", visit.plusDays(1), first()), early));
      }
      store(answer(claim, number + "-a", visit.plusDays(3), first()));
    }
    after(claim, number, visit);
  }

  private void after(Claim claim, int number, LocalDate visit) {
    switch (random.nextInt(7)) {
      case 0 -> store(answer(claim, number + "-b", visit.plusDays(9), 0));
      case 1 -> {
        store(status(answer(claim, number + "-b", visit.plusDays(6), 2), "22"));
        store(answer(claim, number + "-c", visit.plusDays(6), random.nextInt(3)));
      }
      case 2 -> {
        Claim again = claim("r" + number, visit, false);
        again
            .addRelated()
            .setClaim(Chart.reference(claim))
            .setRelationship(
                Concepts.of(
                    "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship", "prior"));
        client.update().resource(again).execute();
        store(answer(again, number + "-r", visit.plusDays(12), random.nextInt(3)));
      }
      case 3 -> work(claim, number, visit, true);
      case 4 -> work(claim, number, visit, false);
      default -> {
        // nothing more
      }
    }
  }

  /** Paid, denied in part, or denied whole. */
  private int first() {
    int drawn = random.nextInt(10);
    return drawn < 5 ? 0 : drawn < 7 ? 1 : 2;
  }

  private Claim claim(String name, LocalDate visit, boolean held) {
    Claim claim = chart.claim();
    claim.setId(name + "-" + chart.patient.getIdElement().getIdPart());
    claim.setCreatedElement(new DateTimeType(visit.plusDays(1).toString()));
    claim.setFacility(new Reference(sites.get(random.nextInt(2))));
    claim
        .getCareTeamFirstRep()
        .setProvider(new Reference(providers.get(random.nextInt(10) < 8 ? 0 : 1)));
    chart.line(claim, "99213", 100 + random.nextInt(50));
    chart.line(claim, held ? "20610" : "36415", 20 + random.nextInt(50));
    claim.getItem().forEach(item -> item.setServiced(new DateType(visit.toString())));
    return claim;
  }

  private ClaimResponse answer(Claim claim, String name, LocalDate day, int denied) {
    ClaimResponse answer = new ClaimResponse();
    answer.setId("a" + name + "-" + chart.patient.getIdElement().getIdPart());
    answer.setStatus(ClaimResponse.ClaimResponseStatus.ACTIVE);
    answer.setUse(ClaimResponse.Use.CLAIM);
    answer.setOutcome(ClaimResponse.RemittanceOutcome.COMPLETE);
    answer.setType(claim.getType());
    answer.setPatient(claim.getPatient());
    answer.setInsurer(Chart.reference(chart.payer));
    answer.setRequest(Chart.reference(claim));
    answer.setCreatedElement(new DateTimeType(day.toString()));
    for (Claim.ItemComponent line : claim.getItem()) {
      BigDecimal charge = line.getNet().getValue();
      boolean deny = denied == 2 || (denied == 1 && line.getSequence() == 2);
      var item = answer.addItem().setItemSequence(line.getSequence());
      if (random.nextBoolean()) {
        entry(item, "submitted", null, charge);
      }
      entry(item, "benefit", null, deny ? BigDecimal.ZERO : charge.subtract(BigDecimal.TEN));
      entry(
          item,
          "CO",
          deny ? CARCS.get(random.nextInt(CARCS.size())) : "45",
          deny ? charge : BigDecimal.TEN);
    }
    return answer;
  }

  private static void entry(
      ClaimResponse.ItemComponent item, String category, String carc, BigDecimal amount) {
    var entry = item.addAdjudication();
    entry.setCategory(
        Concepts.of(
            carc == null
                ? "http://terminology.hl7.org/CodeSystem/adjudication"
                : Canonical.GROUP_CODE,
            category));
    if (carc != null) {
      entry.setReason(Concepts.of(Canonical.CARC, carc));
    }
    entry.setAmount(new Money().setValue(amount).setCurrency("USD"));
  }

  private static ClaimResponse status(ClaimResponse answer, String code) {
    answer.addExtension(
        new Extension(
            Canonical.BASE + "/StructureDefinition/claim-status-code", new CodeType(code)));
    return answer;
  }

  private void reject(Claim claim) {
    Task task = task("submit-claim", claim);
    if (task.getStatus() == Task.TaskStatus.REQUESTED) {
      task.setStatus(Task.TaskStatus.FAILED);
      task.setBusinessStatus(Concepts.of(Canonical.LIFECYCLE, "rejected"));
      client.update().resource(task).execute();
      task = task("submit-claim", claim);
      task.setStatus(Task.TaskStatus.REQUESTED);
      task.setBusinessStatus(Concepts.of(Canonical.LIFECYCLE, "ready"));
      client.update().resource(task).execute();
    }
  }

  /** Appeals a denial, or closes it. */
  private void work(Claim claim, int number, LocalDate visit, boolean appeal) {
    Task denial = task("work-denial", claim);
    if (denial == null) {
      return;
    }
    if (appeal) {
      Task sent = new Task();
      sent.setId("appeal-" + number + "-" + chart.patient.getIdElement().getIdPart());
      sent.setIntent(Task.TaskIntent.ORDER);
      sent.setCode(Concepts.of(Canonical.TASKS, "appeal-denial"));
      sent.addPartOf(Chart.reference(denial));
      sent.setFor(claim.getPatient());
      boolean decided = random.nextInt(3) > 0;
      sent.setStatus(decided ? Task.TaskStatus.COMPLETED : Task.TaskStatus.INPROGRESS);
      sent.getExecutionPeriod().setStart(noon(visit.plusDays(7)));
      if (decided) {
        sent.getExecutionPeriod().setEnd(noon(visit.plusDays(20)));
        sent.addOutput()
            .setType(Concepts.of(Canonical.TASK_INPUT, "decision"))
            .setValue(new CodeType(ENDS.get(1 + random.nextInt(2))));
      }
      client.update().resource(sent).execute();
    } else {
      denial.setStatus(Task.TaskStatus.COMPLETED);
      denial.getExecutionPeriod().setEnd(noon(visit.plusDays(15)));
      denial.setBusinessStatus(Concepts.of(Canonical.DENIAL_STATE, ENDS.get(random.nextInt(3))));
      client.update().resource(denial).execute();
    }
  }

  private static Date noon(LocalDate day) {
    return Date.from(day.atTime(12, 0).atZone(ZoneId.systemDefault()).toInstant());
  }

  private Task task(String code, Claim claim) {
    String about = "work-denial".equals(code) ? "based-on" : "focus";
    return client
        .search()
        .byUrl("Task?%s=Claim/%s".formatted(about, claim.getIdElement().getIdPart()))
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(entry -> (Task) entry.getResource())
        .filter(task -> task.getCode().hasCoding(Canonical.TASKS, code))
        .findFirst()
        .orElse(null);
  }

  private void store(Resource resource) {
    client.update().resource(resource).execute();
  }

  private static void put(Bundle bundle, Resource resource) {
    String url = resource.fhirType() + "/" + resource.getIdElement().getIdPart();
    bundle
        .addEntry()
        .setFullUrl(url)
        .setResource(resource)
        .getRequest()
        .setMethod(Bundle.HTTPVerb.PUT)
        .setUrl(url);
  }
}
