package org.cleanclaim.plugin.playbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.RelatedArtifact;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A payer's playbook from the page that is wanted to the version in use, and back. */
class PlaybookIT extends HapiHost {

  private static final String NORTHWIND = "northwind-commercial";

  @Autowired private PlaybookGaps gaps;

  private final Chart chart = new Chart();

  @BeforeEach
  void nothingIsWrittenYet() {
    bundle("PlanDefinition?url:below=" + PlaybookPlans.URL)
        .forEach(plan -> client.delete().resource(plan).execute());
    bundle("Task?code=" + PlaybookGaps.CODE)
        .forEach(task -> client.delete().resource(task).execute());
  }

  @Test
  void aDenialHasThePageOfItsPayerElseOfAnyPayer() {
    Task task = denial("197");
    Parameters page = page(task);
    assertThat(text(page, "source")).isEqualTo("payer");
    assertThat(text(page, "policy")).isEqualTo(NORTHWIND);
    assertThat(text(page, "version")).isEqualTo("1");
    assertThat(named(page, "step")).hasSizeGreaterThan(3);
    assertThat(named(page, "document"))
        .anyMatch(each -> each.contains("note") && each.endsWith("true"));
    assertThat(named(page, "contact")).anyMatch(each -> each.contains("555-0143"));
    Parameters other = page(denial("29"));
    assertThat(text(other, "source")).isEqualTo("default");
    assertThat(text(other, "page")).isEqualTo("timely-filing");
    assertThat(text(page(denial("9999")), "source")).isEqualTo("none");
  }

  @Test
  void theFirstTimeAReasonIsMetItsPageIsWantedAndOnceOnly() {
    denial("29");
    assertThat(gaps.look()).isPositive();
    List<Resource> wanted = bundle("Task?code=" + PlaybookGaps.CODE);
    assertThat(wanted)
        .map(Task.class::cast)
        .filteredOn(task -> (NORTHWIND + "|timely-filing").equals(identifier(task)))
        .singleElement()
        .satisfies(
            task -> {
              assertThat(task.getPerformerTypeFirstRep().getCodingFirstRep().getCode())
                  .isEqualTo("billing-lead");
              assertThat(OurProfiles.errors(task, "/StructureDefinition/playbook-gap")).isEmpty();
            });
    // What the payer's playbook has is not wanted.
    assertThat(wanted)
        .map(task -> identifier((Task) task))
        .noneMatch((NORTHWIND + "|authorization")::equals);
    denial("29");
    assertThat(gaps.look()).isZero();
    assertThat(bundle("Task?code=" + PlaybookGaps.CODE)).hasSameSizeAs(wanted);

    assertThat(named(playbooks(NORTHWIND), "gap")).anyMatch(gap -> gap.startsWith("timely-filing"));
    PlanDefinition draft =
        plan(
            "$draft-playbook",
            p("payer", new CodeType(NORTHWIND)),
            p("page", new CodeType("timely-filing")));
    publish(draft);
    assertThat(gap("timely-filing").getStatus()).isEqualTo(Task.TaskStatus.COMPLETED);
    assertThat(text(page(denial("29")), "source")).isEqualTo("payer");
    assertThat(gaps.look()).as("it is never wanted again").isZero();
  }

  @Test
  void aDraftIsWrittenTriedComparedPublishedAndGoneBackFrom() {
    Task task = denial("197");
    PlanDefinition draft = plan("$draft-playbook", p("payer", new CodeType(NORTHWIND)));
    assertThat(draft.getStatus()).isEqualTo(PublicationStatus.DRAFT);
    assertThat(draft.getVersion()).isEqualTo("2");
    assertThat(OurProfiles.errors(draft, "/StructureDefinition/playbook")).isEmpty();
    assertThat(
            plan("$draft-playbook", p("payer", new CodeType(NORTHWIND)))
                .getIdElement()
                .toUnqualified())
        .as("the same draft")
        .isEqualTo(draft.getIdElement().toUnqualified());

    draft.getActionFirstRep().setTitle("Ask first");
    PlanDefinition written =
        (PlanDefinition) client.update().resource(draft).execute().getResource();
    assertThat(text(page(task), "title")).as("a draft is not in use").isEqualTo("No authorization");
    Parameters tried = onTask(task, p("playbook", new Reference("PlanDefinition/" + id(written))));
    assertThat(text(tried, "title")).isEqualTo("Ask first");
    assertThat(named(compare(written), "difference"))
        .containsExactly("Ask first title No authorization Ask first");

    assertThatThrownBy(() -> publish(draft))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("somebody wrote on");
    PlanDefinition published = publish(written);
    assertThat(published.getStatus()).isEqualTo(PublicationStatus.ACTIVE);
    assertThat(text(page(task), "title")).isEqualTo("Ask first");
    assertThat(text(page(task), "version")).isEqualTo("2");

    PlanDefinition third = plan("$draft-playbook", p("payer", new CodeType(NORTHWIND)));
    third.getActionFirstRep().setTitle("Third");
    PlanDefinition thirdOut =
        publish((PlanDefinition) client.update().resource(third).execute().getResource());
    assertThat(read(published).getStatus()).isEqualTo(PublicationStatus.RETIRED);
    PlanDefinition back =
        plan(
            "$draft-playbook",
            p("payer", new CodeType(NORTHWIND)),
            p("from", new Reference("PlanDefinition/" + id(published))));
    assertThat(back.getVersion()).isEqualTo("4");
    publish(back);
    assertThat(text(page(task), "title")).isEqualTo("Ask first");
    assertThat(read(thirdOut).getStatus()).isEqualTo(PublicationStatus.RETIRED);
    assertThat(named(playbooks(NORTHWIND), "edition")).hasSize(3);
  }

  @Test
  void whatWasPublishedStaysAndWhatIsUnfinishedIsNotPublished() {
    PlanDefinition draft = plan("$draft-playbook", p("payer", new CodeType(NORTHWIND)));
    draft.getActionFirstRep().getAction().clear();
    draft.getAction().get(1).setDefinition(null);
    PlanDefinition written =
        (PlanDefinition) client.update().resource(draft).execute().getResource();
    assertThatThrownBy(() -> publish(written))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("has no step");
    PlanDefinition active = written.copy();
    active.setStatus(PublicationStatus.ACTIVE);
    assertThatThrownBy(() -> client.update().resource(active).execute())
        .isInstanceOf(UnprocessableEntityException.class);

    PlanDefinition given = written.copy();
    given.setStatus(PublicationStatus.RETIRED);
    client.update().resource(given).execute();
    PlanDefinition next = plan("$draft-playbook", p("payer", new CodeType(NORTHWIND)));
    assertThat(next.getVersion()).isEqualTo("3");
    PlanDefinition published = publish(next);
    published.setTitle("Otherwise");
    assertThatThrownBy(() -> client.update().resource(published).execute())
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("stays as it is");
    assertThatThrownBy(() -> plan("$draft-playbook", p("payer", new CodeType("nobody"))))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining(NORTHWIND);
  }

  @Test
  void aLetterGoesByWhatThePlaybookNamesAndRequires() {
    PlanDefinition draft = plan("$draft-playbook", p("payer", new CodeType(NORTHWIND)));
    PlanDefinition.PlanDefinitionActionComponent page = draft.getActionFirstRep();
    page.setDefinition(
        new org.hl7.fhir.r4.model.CanonicalType(PlaybookPlans.LETTERS + "letter-general"));
    page.addDocumentation(
        new RelatedArtifact()
            .setType(RelatedArtifact.RelatedArtifactType.DEPENDSON)
            .setLabel("report")
            .setDisplay("The report"));
    publish((PlanDefinition) client.update().resource(draft).execute().getResource());
    Task appeal =
        client
            .operation()
            .onInstance("Task/" + denial("197").getIdElement().getIdPart())
            .named("$appeal")
            .withNoParameters(Parameters.class)
            .returnResourceType(Task.class)
            .execute();
    Parameters letter =
        client
            .operation()
            .onInstance("Task/" + appeal.getIdElement().getIdPart())
            .named("$letter")
            .withNoParameters(Parameters.class)
            .execute();
    assertThat(text(letter, "template")).contains("letter-general");
    assertThat(values(letter, "blocked")).anyMatch(why -> why.contains("No report is enclosed"));
  }

  @Test
  void topReasonsAreCountedAndItIsPrinted() throws IOException {
    int ofReason = Integer.parseInt(text(page(denial("197")), "denials"));
    int ofPayer = Integer.parseInt(text(playbooks(NORTHWIND), "denials"));
    denial("197");
    assertThat(text(page(denial("197")), "denials")).isEqualTo(String.valueOf(ofReason + 2));
    Parameters all = playbooks(NORTHWIND);
    assertThat(text(all, "denials")).isEqualTo(String.valueOf(ofPayer + 2));
    assertThat(all.getParameter())
        .filteredOn(each -> each.getName().equals("reason"))
        .hasSizeBetween(1, 5)
        .extracting(PlaybookIT::denials)
        .isSortedAccordingTo(Comparator.reverseOrder());
    assertThat(values(all, "template")).contains("letter-general");
    assertThat(named(all, "limit")).anyMatch(limit -> limit.contains("180 days"));
    Binary pdf = pdf(false);
    try (PDDocument document = Loader.loadPDF(pdf.getData())) {
      assertThat(document.getNumberOfPages()).isEqualTo(4);
    }
    try (PDDocument document = Loader.loadPDF(pdf(true).getData())) {
      assertThat(document.getNumberOfPages()).isEqualTo(1);
    }
  }

  private static Integer denials(ParametersParameterComponent reason) {
    return reason.getPart().stream()
        .filter(part -> part.getName().equals("denials"))
        .map(part -> Integer.valueOf(part.getValue().primitiveValue()))
        .findFirst()
        .orElseThrow();
  }

  private Binary pdf(boolean sheet) {
    Parameters given = new Parameters();
    given.addParameter(p("payer", new CodeType(NORTHWIND)));
    given.addParameter(p("sheet", new BooleanType(sheet)));
    return client
        .operation()
        .onType(PlanDefinition.class)
        .named("$playbook-pdf")
        .withParameters(given)
        .returnResourceType(Binary.class)
        .execute();
  }

  private Task denial(String carc) {
    chart.store(client);
    return bundle("Task?code=work-denial&based-on=" + chart.denied(client, carc)).stream()
        .map(Task.class::cast)
        .findFirst()
        .orElseThrow();
  }

  private Task gap(String page) {
    return bundle("Task?code=" + PlaybookGaps.CODE).stream()
        .map(Task.class::cast)
        .filter(task -> (NORTHWIND + "|" + page).equals(identifier(task)))
        .findFirst()
        .orElseThrow();
  }

  private static String identifier(Task task) {
    return task.getIdentifierFirstRep().getValue();
  }

  private List<Resource> bundle(String query) {
    return client
        .search()
        .byUrl(query)
        .count(200)
        .cacheControl(new CacheControlDirective().setNoCache(true))
        .returnBundle(Bundle.class)
        .execute()
        .getEntry()
        .stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .toList();
  }

  private Parameters page(Task task) {
    return onTask(task);
  }

  private Parameters onTask(Task task, ParametersParameterComponent... given) {
    Parameters parameters = new Parameters();
    List.of(given).forEach(parameters::addParameter);
    return client
        .operation()
        .onInstance("Task/" + task.getIdElement().getIdPart())
        .named("$playbook")
        .withParameters(parameters)
        .execute();
  }

  private Parameters playbooks(String payer) {
    Parameters parameters = new Parameters();
    parameters.addParameter(p("payer", new CodeType(payer)));
    Parameters answer =
        client
            .operation()
            .onType(PlanDefinition.class)
            .named("$playbooks")
            .withParameters(parameters)
            .execute();
    // The one playbook's parts, as if they were the answer's own.
    Parameters flat = new Parameters();
    answer.getParameterFirstRep().getPart().forEach(flat::addParameter);
    answer.getParameter().stream()
        .filter(each -> each.getName().equals("template"))
        .forEach(flat::addParameter);
    return flat;
  }

  private Parameters compare(PlanDefinition plan) {
    return client
        .operation()
        .onInstance("PlanDefinition/" + id(plan))
        .named("$compare-playbook")
        .withNoParameters(Parameters.class)
        .execute();
  }

  private PlanDefinition plan(String operation, ParametersParameterComponent... given) {
    Parameters parameters = new Parameters();
    List.of(given).forEach(parameters::addParameter);
    return client
        .operation()
        .onType(PlanDefinition.class)
        .named(operation)
        .withParameters(parameters)
        .returnResourceType(PlanDefinition.class)
        .execute();
  }

  private PlanDefinition publish(PlanDefinition plan) {
    Parameters parameters = new Parameters();
    parameters.addParameter(p("version", new StringType(plan.getIdElement().getVersionIdPart())));
    return client
        .operation()
        .onInstance("PlanDefinition/" + id(plan))
        .named("$publish-playbook")
        .withParameters(parameters)
        .returnResourceType(PlanDefinition.class)
        .execute();
  }

  private PlanDefinition read(PlanDefinition plan) {
    return client.read().resource(PlanDefinition.class).withId(id(plan)).execute();
  }

  private static String id(PlanDefinition plan) {
    return plan.getIdElement().getIdPart();
  }

  private static ParametersParameterComponent p(String name, Type value) {
    return new ParametersParameterComponent().setName(name).setValue(value);
  }

  private static String text(Parameters answer, String name) {
    return Optional.ofNullable(answer.getParameter(name))
        .map(ParametersParameterComponent::getValue)
        .map(Type::primitiveValue)
        .orElse(null);
  }

  private static List<String> values(Parameters answer, String name) {
    return answer.getParameter().stream()
        .filter(each -> each.getName().equals(name))
        .map(each -> each.getValue().primitiveValue())
        .toList();
  }

  /** The parts of each parameter of a name, in a line. */
  private static List<String> named(Parameters answer, String name) {
    return answer.getParameter().stream()
        .filter(each -> each.getName().equals(name))
        .map(
            each ->
                each.getPart().stream()
                    .map(PlaybookIT::words)
                    .reduce((left, right) -> left + " " + right)
                    .orElse(""))
        .toList();
  }

  private static String words(ParametersParameterComponent part) {
    return part.getValue() instanceof Reference reference
        ? reference.getReference()
        : part.getValue() instanceof org.hl7.fhir.r4.model.Coding coding
            ? coding.getCode()
            : part.getValue() instanceof Money money
                ? money.getValue().toPlainString()
                : part.getValue().primitiveValue();
  }
}
