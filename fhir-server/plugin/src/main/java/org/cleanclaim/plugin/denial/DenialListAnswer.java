package org.cleanclaim.plugin.denial;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.Map;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.Names;
import org.cleanclaim.plugin.ledger.DenialEntry;
import org.cleanclaim.plugin.ledger.DenialPage;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** Writes a page of denials as the answer of {@code $denials}. */
final class DenialListAnswer {

  private final Parameters answer = new Parameters();
  private final KnownResources known;
  private final Map<String, String> versions;
  private final DenialTaxonomy taxonomy;
  private final LocalDate today;

  DenialListAnswer(
      KnownResources known,
      Map<String, String> versions,
      DenialTaxonomy taxonomy,
      LocalDate today) {
    this.known = known;
    this.versions = versions;
    this.taxonomy = taxonomy;
    this.today = today;
  }

  /** Who and what a page names. */
  static Stream<Reference> named(DenialPage page) {
    Stream<String> rows =
        page.rows().stream()
            .flatMap(
                row ->
                    Stream.of(
                        row.entry().claim().patient(),
                        row.entry().claim().payer(),
                        row.entry().claim().site(),
                        row.entry().work().owner()));
    Stream<String> choices =
        Stream.of(page.payers(), page.owners(), page.sites()).flatMap(map -> map.keySet().stream());
    return DenialListProvider.references(Stream.concat(rows, choices).distinct());
  }

  Parameters of(DenialPage page) {
    answer.addParameter().setName("count").setValue(new IntegerType((int) page.count()));
    answer.addParameter().setName("sum").setValue(Facts.dollars(page.sum()));
    page.views().forEach((view, count) -> choice("view", view.code(), null, count));
    page.categories()
        .forEach(
            (category, count) ->
                choice("category", category, taxonomy.named(category).title(), count));
    choices("payer", page.payers());
    choices("owner", page.owners());
    choices("site", page.sites());
    page.rows().forEach(this::row);
    return answer;
  }

  private void choices(String name, Map<String, Long> counts) {
    counts.forEach((value, count) -> choice(name, value, Names.of(value, known), count));
  }

  private void choice(String name, String value, String display, long count) {
    ParametersParameterComponent choice = answer.addParameter().setName(name);
    part(choice, "value", new StringType(value));
    part(choice, "display", Facts.words(display));
    part(choice, "count", new IntegerType((int) count));
  }

  private void row(DenialPage.Row listed) {
    DenialEntry entry = listed.entry();
    ParametersParameterComponent row = answer.addParameter().setName("denial");
    part(row, "task", new Reference("Task/" + entry.task()));
    part(row, "version", Facts.words(versions.get(entry.task())));
    part(
        row,
        "claim",
        entry.claim().claim() == null ? null : new Reference("Claim/" + entry.claim().claim()));
    part(row, "claimNumber", Facts.words(entry.claim().number()));
    part(row, "patient", reference(entry.claim().patient()));
    part(row, "payer", reference(entry.claim().payer()));
    part(row, "policy", Facts.code(entry.claim().policy()));
    part(row, "site", reference(entry.claim().site()));
    DenialCategory category = taxonomy.named(entry.reason().category());
    part(
        row,
        "category",
        new Coding(
            Canonical.DENIAL_CATEGORY,
            entry.reason().category(),
            category.name().equals(entry.reason().category()) ? category.title() : null));
    part(row, "code", Facts.words(entry.reason().code()));
    part(row, "hardness", Facts.code(entry.reason().hardness()));
    part(row, "kind", Facts.code(entry.reason().kind()));
    part(row, "action", Facts.code(entry.reason().action()));
    part(row, "preventable", Facts.code(entry.reason().preventable()));
    part(row, "amount", Facts.dollars(entry.amount()));
    work(row, entry);
    worth(row, listed);
    part(row, "outcome", Facts.code(entry.result().outcome()));
    part(row, "recovered", Facts.dollars(entry.result().recovered()));
    part(row, "closed", time(entry.result().closed()));
  }

  private void work(ParametersParameterComponent row, DenialEntry entry) {
    part(row, "state", Facts.code(entry.work().state()));
    part(row, "owner", reference(entry.work().owner()));
    part(row, "team", Facts.code(entry.work().team()));
    part(row, "priority", Facts.code(entry.work().priority()));
    part(row, "due", Facts.date(entry.days().due()));
    part(row, "deadline", Facts.date(entry.days().legal()));
    if (entry.days().due() != null) {
      part(row, "daysLeft", new IntegerType(daysLeft(entry)));
    }
    part(row, "denied", Facts.date(entry.days().denied()));
    part(row, "opened", time(entry.days().opened()));
    part(row, "waitingUntil", Facts.date(entry.work().waitingUntil()));
    if (entry.work().escalation() > 0) {
      part(row, "escalation", new IntegerType(entry.work().escalation()));
    }
  }

  private int daysLeft(DenialEntry entry) {
    return (int) ChronoUnit.DAYS.between(today, entry.days().due());
  }

  private void worth(ParametersParameterComponent row, DenialPage.Row listed) {
    part(
        row,
        "chance",
        new DecimalType(BigDecimal.valueOf(listed.chance()).setScale(4, RoundingMode.HALF_EVEN)));
    part(row, "minutes", new IntegerType(listed.minutes()));
    part(row, "worth", Facts.dollars(listed.worth().setScale(2, RoundingMode.HALF_EVEN)));
    part(row, "why", new StringType(why(listed)));
  }

  /** How {@code worth} was reckoned, for the person who is to believe it. */
  private String why(DenialPage.Row listed) {
    DenialEntry entry = listed.entry();
    String like =
        listed.decided() == 0
            ? "no denial of this payer and category was decided yet, so the category's usual chance counts"
            : "%d of %d of this payer and category were won, drawn towards the category's usual chance"
                .formatted(listed.won(), listed.decided());
    if (!entry.work().open()) {
      return "It is closed.";
    }
    if (entry.days().legal() != null && entry.days().legal().isBefore(today)) {
      return "The last day was %s: nothing is expected any more.".formatted(entry.days().legal());
    }
    return "$%s at a chance of %d %% (%s), for %d minutes of work: $%s a minute. %s"
        .formatted(
            entry.amount().setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
            Math.round(listed.chance() * 100),
            like,
            listed.minutes(),
            listed.worth().setScale(2, RoundingMode.HALF_EVEN).toPlainString(),
            entry.days().due() == null
                ? "No last day is known."
                : "%d days are left.".formatted(daysLeft(entry)));
  }

  private Reference reference(String words) {
    if (words == null || words.isBlank()) {
      return null;
    }
    return words.contains("/")
        ? new Reference(words).setDisplay(Names.of(words, known))
        : new Reference().setDisplay(words);
  }

  private static void part(ParametersParameterComponent row, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      row.addPart().setName(name).setValue(value);
    }
  }

  private static DateTimeType time(OffsetDateTime at) {
    if (at == null) {
      return null;
    }
    DateTimeType time = new DateTimeType(Date.from(at.toInstant()));
    time.setTimeZone(TimeZone.getTimeZone("UTC"));
    return time;
  }
}
