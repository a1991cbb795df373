package org.cleanclaim.plugin.appeal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.rest.api.CacheControlDirective;
import ca.uhn.fhir.rest.gclient.ICriterion;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Date;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Chart;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.HapiHost;
import org.cleanclaim.plugin.OurProfiles;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.ImagingStudy;
import org.hl7.fhir.r4.model.Library;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;
import org.junit.jupiter.api.Test;

/** A letter of appeal from its template to the packet that goes out. */
class AppealLetterIT extends HapiHost {

  private static final String NOTE = "Knee locks on stairs; six weeks of therapy did not help.";

  private final Chart chart = new Chart();

  @Test
  void isWrittenFromWhatIsStoredAndSaysWhereEachFieldCameFrom() {
    String note = note();
    Task appeal = appeal("50");
    Parameters letter = letter(appeal);
    assertThat(text(letter, "template"))
        .isEqualTo("https://cleanclaim.example/fhir/Library/letter-medical-necessity|1");
    assertThat(text(letter, "text"))
        .contains("Northwind Commercial", "Pat Sample", "NW1234567", "your number ICN-50", "CO-50")
        .contains("Line 1: 99213 on", "for I10");
    assertThat(fields(letter))
        .contains(
            "patient.memberId=Coverage/"
                + chart.coverage.getIdElement().getIdPart()
                + "/_history/1");
    assertThat(evidence(letter)).contains("note " + note + " needed picked");
    // It rests on words of the record, and none are quoted yet; nobody is signed in to this host.
    assertThat(values(letter, "missing")).contains("quotes");
    assertThat(values(letter, "blocked")).anyMatch(why -> why.contains("words of the record"));
    assertThat(values(letter, "choice")).isEmpty();
    assertThat(named(letter, "choice")).hasSizeGreaterThanOrEqualTo(14);
    Parameters bare = letter(appeal, p("evidence", new UriType("none")));
    assertThat(evidence(bare)).noneMatch(each -> each.endsWith("picked"));
    assertThat(values(bare, "blocked")).anyMatch(why -> why.startsWith("No note is enclosed"));
    assertThat(drafts(appeal)).as("looking writes nothing").isEmpty();
  }

  @Test
  void resultsAndImagingCanBeEnclosedAndQuotedAndDraftsCannot() {
    Task appeal = appeal("50");
    Observation result = new Observation();
    result.setStatus(Observation.ObservationStatus.FINAL);
    result.setCode(new CodeableConcept().setText("Haemoglobin A1c"));
    result.setSubject(Chart.reference(chart.patient));
    result.setEffective(new DateTimeType(LocalDate.now().toString()));
    result.setValue(new Quantity().setValue(9.4).setUnit("%"));
    Observation draft = result.copy();
    draft.setStatus(Observation.ObservationStatus.PRELIMINARY);
    String measured = stored(result);
    stored(draft);
    ImagingStudy study = new ImagingStudy();
    study.setStatus(ImagingStudy.ImagingStudyStatus.AVAILABLE);
    study.setSubject(Chart.reference(chart.patient));
    study.setStartedElement(new DateTimeType(LocalDate.now().toString()));
    study.setDescription("MRI of the knee: meniscal tear.");
    String seen = stored(study);
    List<String> offered = evidence(letter(appeal));
    assertThat(offered)
        .contains("report " + measured, "report " + seen)
        .filteredOn(each -> each.contains("Observation/"))
        .hasSize(1);
    Parameters quoted =
        letter(
            appeal,
            p("evidence", new UriType(measured)),
            quote(measured, "Haemoglobin A1c: 9.4 %"));
    assertThat(values(quoted, "blocked")).noneMatch(why -> why.contains("does not stand"));
  }

  @Test
  void aQuotationHasToStandInTheVersionItNames() {
    String note = note();
    Task appeal = appeal("50");
    Parameters wrong = letter(appeal, quote(note, "Knee is fine"));
    assertThat(values(wrong, "blocked")).anyMatch(why -> why.contains("does not stand in " + note));
    Parameters right = letter(appeal, quote(note, "Knee locks  on stairs"));
    assertThat(values(right, "blocked")).noneMatch(why -> why.contains("quotation"));
    assertThat(text(right, "text")).contains("“Knee locks on stairs”");
  }

  @Test
  void isKeptForOneAndBesideAnothersDraftAndSentOnceAsAPacket() throws IOException {
    String note = note();
    Task appeal = appeal("50");
    Parameters kept =
        letter(appeal, quote(note, "Knee locks on stairs"), p("save", new BooleanType(true)));
    Communication draft = drafts(appeal).get(0);
    assertThat(OurProfiles.errors(draft, "/StructureDefinition/appeal-letter")).isEmpty();
    String signed = text(kept, "text").replace("[signer.name]", "Kim Moss");
    Parameters mine =
        letter(
            appeal,
            p("text", new StringType(signed)),
            p("version", new StringType(text(kept, "version"))),
            p("save", new BooleanType(true)));
    assertThat(values(mine, "blocked")).isEmpty();
    assertThatThrownBy(
            () ->
                letter(
                    appeal,
                    p("text", new StringType("Other")),
                    p("version", new StringType(text(kept, "version"))),
                    p("save", new BooleanType(true))))
        .isInstanceOf(PreconditionFailedException.class)
        .hasMessageContaining("draft = new");
    assertThat(drafts(appeal)).hasSize(1);

    Binary preview = call(appeal, "$packet", Binary.class);
    Communication sent =
        call(
            appeal,
            "$send-appeal",
            Communication.class,
            p("version", new StringType(text(mine, "version"))));
    assertThat(sent.getStatus()).isEqualTo(Communication.CommunicationStatus.INPROGRESS);
    assertThat(OurProfiles.errors(sent, "/StructureDefinition/appeal-letter")).isEmpty();
    DocumentReference packet =
        client
            .read()
            .resource(DocumentReference.class)
            .withId(
                sent.getPayload()
                    .get(sent.getPayload().size() - 1)
                    .getContentReference()
                    .getReferenceElement()
                    .getIdPart())
            .execute();
    Binary stored =
        client
            .read()
            .resource(Binary.class)
            .withUrl(
                client.getServerBase() + "/" + packet.getContentFirstRep().getAttachment().getUrl())
            .execute();
    assertThat(stored.getData()).as("what was shown goes").isEqualTo(preview.getData());
    try (PDDocument pdf = Loader.loadPDF(stored.getData())) {
      assertThat(new PDFTextStripper().getText(pdf))
          .contains("To: Northwind Commercial", "Kim Moss", NOTE.substring(0, 20), "Page 1 of 3");
    }
    assertThat(read(appeal).getStatus()).isEqualTo(Task.TaskStatus.INPROGRESS);
    assertThatThrownBy(() -> call(appeal, "$send-appeal", Communication.class))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("$cancel-send");

    Communication back = call(appeal, "$cancel-send", Communication.class);
    assertThat(back.getStatus()).isEqualTo(Communication.CommunicationStatus.PREPARATION);
    assertThat(events(appeal)).contains("appeal-sent", "send-cancelled");
    call(appeal, "$send-appeal", Communication.class);
    Parameters second =
        letter(
            appeal,
            p("draft", new StringType("new")),
            p("text", new StringType("Again")),
            p("save", new BooleanType(true)));
    assertThatThrownBy(
            () ->
                call(
                    appeal,
                    "$send-appeal",
                    Communication.class,
                    p("draft", new StringType(reference(second).getIdPart()))))
        .isInstanceOf(UnprocessableEntityException.class);

    // The route says that the payer's channel took it.
    Communication gone =
        client
            .read()
            .resource(Communication.class)
            .withId(sent.getIdElement().getIdPart())
            .execute();
    assertThat(events(appeal)).doesNotContain("appeal-delivered");
    gone.setStatus(Communication.CommunicationStatus.COMPLETED);
    gone = (Communication) client.update().resource(gone).execute().getResource();
    gone.addNote().setText("Touched again.");
    client.update().resource(gone).execute();
    assertThat(events(appeal)).containsOnlyOnce("appeal-delivered");
  }

  @Test
  void whatAPersonWroteIsNotWrittenOverAndWordsOfTheRecordStayWanted() {
    String note = note();
    Task appeal = appeal("50");
    letter(
        appeal,
        p("text", new StringType("Written by hand. Kim Moss")),
        p("save", new BooleanType(true)));
    Parameters moved = letter(appeal, p("evidence", new UriType(note)));
    assertThat(text(moved, "text")).isEqualTo("Written by hand. Kim Moss");
    assertThat(values(moved, "missing")).containsExactly("quotes");
  }

  @Test
  void anotherPayersWordOnCoverageIsNotHeldAgainstThisOne() {
    Task appeal = appeal("27");
    org.hl7.fhir.r4.model.CoverageEligibilityResponse answer =
        new org.hl7.fhir.r4.model.CoverageEligibilityResponse();
    answer.setStatus(
        org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponseStatus.ACTIVE);
    answer.addPurpose(
        org.hl7.fhir.r4.model.CoverageEligibilityResponse.EligibilityResponsePurpose.BENEFITS);
    answer.setPatient(Chart.reference(chart.patient));
    answer.setCreatedElement(new DateTimeType(LocalDate.now().toString()));
    answer.setOutcome(org.hl7.fhir.r4.model.Enumerations.RemittanceOutcome.COMPLETE);
    answer.setInsurer(Chart.reference(chart.clinic));
    answer.addInsurance().setCoverage(new Reference("Coverage/other")).setInforce(true);
    client
        .update()
        .resource((org.hl7.fhir.r4.model.Coverage) chart.coverage.copy().setId("Coverage/other"))
        .execute();
    client.create().resource(answer).execute();
    assertThat(values(letter(appeal), "missing")).contains("eligibility.checkedOn");
    answer.setInsurance(null);
    answer.addInsurance().setCoverage(Chart.reference(chart.coverage)).setInforce(true);
    client.create().resource(answer.setId((String) null)).execute();
    assertThat(values(letter(appeal), "missing")).doesNotContain("eligibility.checkedOn");
  }

  @Test
  void whatIsMissingBlocksSendingAndIsNamed() {
    Task appeal = appeal("29");
    Parameters kept = letter(appeal, p("save", new BooleanType(true)));
    assertThat(text(kept, "template")).contains("letter-timely-filing");
    assertThat(values(kept, "blocked")).anyMatch(why -> why.contains("filing-proof"));
    assertThat(values(kept, "lacking")).containsExactly("filing-proof");
    assertThatThrownBy(() -> call(appeal, "$send-appeal", Communication.class))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("filing-proof");
    assertThat(drafts(appeal).get(0).getStatus())
        .isEqualTo(Communication.CommunicationStatus.PREPARATION);

    DocumentReference proof = new DocumentReference();
    proof.setStatus(DocumentReferenceStatus.CURRENT);
    proof.setSubject(Chart.reference(chart.patient));
    proof.setType(Concepts.of(Canonical.DOCUMENT_CATEGORY, "filing-proof"));
    proof.setDescription("Proof of timely filing");
    proof.getContext().addRelated(appeal.getBasedOnFirstRep().copy());
    proof
        .addContent()
        .getAttachment()
        .setContentType("text/plain")
        .setData("277CA A2".getBytes(StandardCharsets.UTF_8));
    client.create().resource(proof).execute();
    Parameters with = letter(appeal, p("draft", new StringType("new")));
    assertThat(values(with, "lacking")).isEmpty();
    assertThat(evidence(with))
        .anyMatch(each -> each.startsWith("filing-proof ") && each.endsWith(" needed picked"));
  }

  @Test
  void aSitesOwnTemplateTakesThePlaceOfOursAndABrokenOneIsNotStored() {
    Task appeal = appeal("18");
    Library own = new Library();
    own.setUrl(LetterTemplates.BASE + "letter-duplicate");
    own.setVersion("2");
    own.setStatus(org.hl7.fhir.r4.model.Enumerations.PublicationStatus.ACTIVE);
    own.setType(
        Concepts.of("http://terminology.hl7.org/CodeSystem/library-type", "asset-collection"));
    own.addContent()
        .setContentType(LetterTemplates.MUSTACHE)
        .setData(
            "title: Ours\ncategories: duplicate\nneeds:\n---\nTo {{payer.name}}: {{denial.code}} is no duplicate."
                .getBytes(StandardCharsets.UTF_8));
    own = (Library) client.create().resource(own).execute().getResource();
    try {
      Parameters letter = letter(appeal);
      assertThat(text(letter, "text"))
          .isEqualTo("To Northwind Commercial: CO-18 is no duplicate.\n");
      assertThat(text(letter, "template")).endsWith("letter-duplicate|2");
      Library broken = own.copy();
      broken.getContentFirstRep().setData("title: x\ncategories: y\n---\n{{nobody}}".getBytes());
      assertThatThrownBy(() -> client.update().resource(broken).execute())
          .isInstanceOf(UnprocessableEntityException.class)
          .hasMessageContaining("{{nobody}} is no field of a letter");
      Library changed = own.copy();
      changed
          .getContentFirstRep()
          .setData("title: x\ncategories: duplicate\nneeds:\n---\nDear {{payer.name}}".getBytes());
      assertThatThrownBy(() -> client.update().resource(changed).execute())
          .isInstanceOf(UnprocessableEntityException.class)
          .hasMessageContaining("give the changed one a new version");
      own = (Library) client.update().resource(changed.setVersion("10")).execute().getResource();
      assertThat(text(letter(appeal), "template")).endsWith("letter-duplicate|10");
    } finally {
      client.delete().resource(own).execute();
    }
  }

  @Test
  void manyGoInOneGoOnceTheyAreShown() {
    note();
    Task ready = denial("252");
    Task appeal = call(ready, "$appeal", Task.class);
    Parameters kept = letter(appeal, p("save", new BooleanType(true)));
    String signed = text(kept, "text").replace("[signer.name]", "Kim Moss");
    letter(
        appeal,
        p("text", new StringType(signed)),
        p("version", new StringType(text(kept, "version"))),
        p("save", new BooleanType(true)));
    Task unready = denial("29");
    ParametersParameterComponent one =
        p("task", new StringType("Task/" + ready.getIdElement().getIdPart()));
    ParametersParameterComponent two =
        p("task", new StringType("Task/" + unready.getIdElement().getIdPart()));

    Parameters shown = many(one, two);
    assertThat(values(shown, "ready"))
        .as(
            () ->
                named(shown, "denial").stream()
                    .flatMap(each -> each.getPart().stream())
                    .filter(part -> "blocked".equals(part.getName()))
                    .map(part -> part.getValue().primitiveValue())
                    .toList()
                    .toString())
        .containsExactly("1");
    assertThat(part(named(shown, "denial").get(0), "display")).startsWith("Pat Sample, claim ");
    assertThat(named(shown, "group")).hasSize(2);
    assertThat(named(shown, "denial")).hasSize(2);
    assertThat(
            named(shown, "denial").get(1).getPart().stream()
                .filter(part -> "blocked".equals(part.getName()))
                .map(part -> part.getValue().primitiveValue()))
        .anyMatch(why -> why.contains("filing-proof"));
    assertThat(read(unready).getMeta().getVersionId())
        .as("looking begins no appeal")
        .isEqualTo(unready.getMeta().getVersionId());
    assertThatThrownBy(
            () ->
                many(
                    one,
                    two,
                    p("confirm", new BooleanType(true)),
                    p("digest", new StringType("x"))))
        .isInstanceOf(UnprocessableEntityException.class)
        .hasMessageContaining("not what was shown");

    Parameters sent =
        many(
            one,
            two,
            p("confirm", new BooleanType(true)),
            p("digest", new StringType(text(shown, "digest"))));
    assertThat(values(sent, "sent")).containsExactly("1");
    assertThat(named(sent, "failed")).isEmpty();
    assertThat(events(appeal)).contains("appeal-sent");
    Parameters again = many(one, two);
    assertThat(values(again, "ready")).containsExactly("0");
  }

  private Parameters many(ParametersParameterComponent... parameters) {
    Parameters input = new Parameters();
    List.of(parameters).forEach(input::addParameter);
    return client
        .operation()
        .onType(Task.class)
        .named("$appeals")
        .withParameters(input)
        .returnResourceType(Parameters.class)
        .execute();
  }

  private Task appeal(String carc) {
    return call(denial(carc), "$appeal", Task.class);
  }

  private Task denial(String carc) {
    chart.store(client);
    String stored = chart.denied(client, carc);
    return search(Task.class, Task.BASED_ON.hasId(stored)).stream()
        .filter(task -> task.getCode().hasCoding(Canonical.TASKS, "work-denial"))
        .findFirst()
        .orElseThrow();
  }

  /** A note of the day of the visit; type, id and version. */
  private String stored(Resource resource) {
    return client.create().resource(resource).execute().getId().toUnqualified().getValue();
  }

  private String note() {
    chart.store(client);
    DocumentReference note = new DocumentReference();
    note.setStatus(DocumentReferenceStatus.CURRENT);
    note.setSubject(Chart.reference(chart.patient));
    note.setDate(new Date());
    note.setDescription("Visit note");
    note.addContent()
        .getAttachment()
        .setContentType("text/plain")
        .setData(NOTE.getBytes(StandardCharsets.UTF_8));
    return stored(note);
  }

  private Parameters letter(Task appeal, ParametersParameterComponent... parameters) {
    return call(appeal, "$letter", Parameters.class, parameters);
  }

  private <T extends Resource> T call(
      Task task, String operation, Class<T> type, ParametersParameterComponent... parameters) {
    Parameters input = new Parameters();
    List.of(parameters).forEach(input::addParameter);
    return client
        .operation()
        .onInstance(task.getIdElement().toUnqualifiedVersionless())
        .named(operation)
        .withParameters(input)
        .returnResourceType(type)
        .execute();
  }

  private static ParametersParameterComponent p(String name, Type value) {
    return new ParametersParameterComponent().setName(name).setValue(value);
  }

  private static ParametersParameterComponent quote(String source, String text) {
    ParametersParameterComponent quote = new ParametersParameterComponent().setName("quote");
    quote.addPart().setName("source").setValue(new UriType(source));
    quote.addPart().setName("text").setValue(new StringType(text));
    return quote;
  }

  private static List<ParametersParameterComponent> named(Parameters answer, String name) {
    return answer.getParameter().stream().filter(each -> name.equals(each.getName())).toList();
  }

  private static List<String> values(Parameters answer, String name) {
    return named(answer, name).stream()
        .filter(ParametersParameterComponent::hasValue)
        .map(each -> each.getValue().primitiveValue())
        .toList();
  }

  private static String text(Parameters answer, String name) {
    return values(answer, name).get(0);
  }

  private static org.hl7.fhir.instance.model.api.IIdType reference(Parameters answer) {
    return ((Reference) named(answer, "draft").get(0).getValue()).getReferenceElement();
  }

  private static List<String> fields(Parameters letter) {
    return named(letter, "field").stream()
        .filter(each -> each.getPart().size() == 3)
        .map(
            each ->
                ((CodeType) each.getPart().get(0).getValue()).getValue()
                    + "="
                    + each.getPart().get(2).getValue().primitiveValue())
        .toList();
  }

  private static List<String> evidence(Parameters letter) {
    return named(letter, "evidence").stream()
        .map(
            each ->
                part(each, "kind")
                    + " "
                    + part(each, "reference")
                    + ("true".equals(part(each, "needed")) ? " needed" : "")
                    + ("true".equals(part(each, "picked")) ? " picked" : ""))
        .toList();
  }

  private static ParametersParameterComponent partOf(ParametersParameterComponent of, String name) {
    return of.getPart().stream()
        .filter(each -> name.equals(each.getName()))
        .findFirst()
        .orElseThrow();
  }

  private static String part(ParametersParameterComponent of, String name) {
    return partOf(of, name).getValue().primitiveValue();
  }

  private List<Communication> drafts(Task appeal) {
    return search(
            Communication.class,
            Communication.SUBJECT.hasId("Patient/" + chart.patient.getIdElement().getIdPart()))
        .stream()
        .filter(LetterDraft::isLetter)
        .toList();
  }

  private List<String> events(Task appeal) {
    String denial = read(appeal).getPartOfFirstRep().getReferenceElement().getIdPart();
    return search(Provenance.class, Provenance.TARGET.hasId("Task/" + denial)).stream()
        .map(record -> record.getActivity().getCodingFirstRep().getCode())
        .toList();
  }

  private Task read(Task task) {
    return client.read().resource(Task.class).withId(task.getIdElement().getIdPart()).execute();
  }

  private <T extends Resource> List<T> search(Class<T> type, ICriterion<?> criterion) {
    Bundle found =
        client
            .search()
            .forResource(type)
            .where(criterion)
            .cacheControl(new CacheControlDirective().setNoCache(true))
            .returnBundle(Bundle.class)
            .execute();
    return found.getEntry().stream().map(each -> type.cast(each.getResource())).toList();
  }
}
