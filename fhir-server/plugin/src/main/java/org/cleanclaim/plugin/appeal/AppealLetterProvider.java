package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.appeal.AppealFields.Quote;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.cleanclaim.plugin.denial.OpenAppeal;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/**
 * Letters of appeal: written from a template, looked at as they will go, sent. All are operations
 * on the appeal's Task, which {@code $appeal} on the denial made.
 */
public final class AppealLetterProvider {

  private final DaoRegistry daos;
  private final AppealDesk desk;
  private final LetterTemplates templates;
  private final AppealSettings settings;
  private final Clock clock;

  AppealLetterProvider(
      DaoRegistry daos,
      AppealDesk desk,
      LetterTemplates templates,
      AppealSettings settings,
      Clock clock) {
    this.daos = daos;
    this.desk = desk;
    this.templates = templates;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * A letter as it stands: the draft that is kept, else one from a template. With {@code save} what
   * is sent along is kept; without it nothing is written.
   *
   * @param parameters {@code template}: a template's name, the one that fits best when absent;
   *     {@code text}: the letter as a person wrote it; {@code evidence} 0..*: what to enclose, in
   *     order, each a uri such as DocumentReference/5/_history/1, or {@code none}; {@code quote}
   *     0..* with {@code source} (as evidence) and {@code text}; {@code save}; {@code draft}: id of
   *     the draft to go on with, {@code new} for a further one; {@code version} of the draft as the
   *     caller saw it
   * @return {@code template}, {@code text}, {@code field} 0..*, {@code missing} 0..*, {@code
   *     evidence} 0..* (parts {@code reference}, {@code kind}, {@code title}, {@code date}, {@code
   *     needed}, {@code picked}), {@code blocked} 0..*: why it cannot be sent yet; {@code draft},
   *     {@code version}, {@code status}; {@code choice} 0..* of templates
   */
  @Operation(name = "$letter", typeName = "Task")
  public Parameters letter(
      @IdParam IIdType id, @ResourceParam Parameters parameters, RequestDetails request) {
    Asked asked = Asked.of(parameters);
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Optional<Communication> draft = draft(appeal, asked.draft(), writes);
          if (asked.save()) {
            draft.ifPresent(kept -> requireEditable(kept, asked.version()));
          }
          Look look = look(appeal, asked, draft, who, writes);
          Communication kept = draft.orElse(null);
          if (asked.save()) {
            kept =
                draft
                    .map(Communication::copy)
                    .orElseGet(() -> LetterDraft.begin(appeal, look.file()));
            LetterDraft.write(
                kept, look.template().canonical(), look.text(), look.picked(), look.quotes(), who);
            kept = writes.put(kept);
          }
          return answer(look, kept);
        });
  }

  /**
   * What a caller sent.
   *
   * @param evidence null where nothing is said of it
   */
  private record Asked(
      String template,
      String text,
      List<String> evidence,
      List<Quote> quotes,
      boolean save,
      String draft,
      String version) {

    /** What a caller sends as evidence who wants nothing enclosed. */
    private static final String NOTHING = "none";

    static Asked of(Parameters parameters) {
      Parameters sent = parameters == null ? new Parameters() : parameters;
      return new Asked(
          text(sent, "template"),
          text(sent, "text"),
          named(sent, "evidence").findAny().isEmpty()
              ? null
              : named(sent, "evidence")
                  .map(each -> place(each.getValue()))
                  .filter(each -> !NOTHING.equals(each))
                  .toList(),
          named(sent, "quote").map(Asked::quote).toList(),
          "true".equals(text(sent, "save")),
          text(sent, "draft"),
          text(sent, "version"));
    }

    private static Quote quote(ParametersParameterComponent quote) {
      String source = null;
      String text = null;
      for (ParametersParameterComponent part : quote.getPart()) {
        if ("source".equals(part.getName())) {
          source = place(part.getValue());
        } else if ("text".equals(part.getName())) {
          text = part.getValue().primitiveValue();
        }
      }
      if (source == null || text == null || text.isBlank()) {
        throw BadParameter.missing(
            "quote", "Send a quote with parts source (a uri of type, id and version) and text.");
      }
      return new Quote(source, text.replaceAll("\\s+", " ").strip());
    }

    /** A uri rather than a Reference, where the version counts: encoders strip it from those. */
    private static String place(Type value) {
      return value instanceof Reference reference
          ? reference.getReference()
          : value.primitiveValue();
    }

    private static Stream<ParametersParameterComponent> named(Parameters sent, String name) {
      return sent.getParameter().stream()
          .filter(each -> name.equals(each.getName()) && (each.hasValue() || each.hasPart()));
    }

    private static String text(Parameters sent, String name) {
      return named(sent, name)
          .filter(each -> each.hasValue() && each.getValue().isPrimitive())
          .map(each -> each.getValue().primitiveValue())
          .filter(value -> value != null && !value.isBlank())
          .findFirst()
          .orElse(null);
    }
  }

  /** A letter with all that decides whether it can go. */
  private record Look(
      AppealFile file,
      LetterTemplate template,
      List<LetterTemplate> choices,
      LetterFields fields,
      String text,
      List<String> missing,
      List<Evidence> picked,
      List<Quote> quotes,
      List<String> blocked) {}

  private Look look(
      OpenAppeal appeal,
      Asked asked,
      Optional<Communication> draft,
      Reference who,
      TransactionWrites writes) {
    AppealFile file = new AppealFile(daos, appeal, writes);
    List<LetterTemplate> choices = templates.all(writes.request());
    boolean fresh = asked.template() != null || draft.isEmpty();
    List<Quote> asQuoted =
        asked.quotes().isEmpty()
            ? draft.map(LetterDraft::quotes).orElse(List.of())
            : asked.quotes();
    String name = signer(who, writes);
    LetterFields unpicked = AppealFields.of(appeal, file, List.of(), List.of(), name, today());
    LetterTemplate template = template(asked, draft, choices, appeal, unpicked);
    List<Evidence> picked = picked(asked, draft, file, template);
    List<Quote> quotes = asQuoted.stream().map(quote -> of(quote, picked)).toList();
    LetterFields fields = AppealFields.of(appeal, file, picked, quotes, name, today());
    LetterWriter.Letter written = LetterWriter.write(template, fields);
    String text =
        asked.text() != null
            ? asked.text()
            : fresh || asked.evidence() != null || !asked.quotes().isEmpty()
                ? written.text()
                : draft.map(LetterDraft::text).orElse(written.text());
    // A person who wrote the text filled what was missing, or left its mark in the text.
    List<String> missing =
        written.missing().stream()
            .filter(field -> text.equals(written.text()) || text.contains("[" + field + "]"))
            .toList();
    return new Look(
        file,
        template,
        choices,
        fields,
        text,
        missing,
        picked,
        quotes,
        blocked(template, text, missing, picked, quotes));
  }

  /** A quotation that names no version means the one that is enclosed. */
  private static Quote of(Quote quote, List<Evidence> picked) {
    return picked.stream()
        .map(Evidence::reference)
        .filter(each -> each.startsWith(quote.source() + "/_history/"))
        .findFirst()
        .map(each -> new Quote(each, quote.text()))
        .orElse(quote);
  }

  private static LetterTemplate template(
      Asked asked,
      Optional<Communication> draft,
      List<LetterTemplate> choices,
      OpenAppeal appeal,
      LetterFields fields) {
    String name =
        asked.template() != null
            ? asked.template()
            : draft
                .map(LetterDraft::template)
                .map(url -> url.substring(LetterTemplates.BASE.length()).replaceAll("\\|.*", ""))
                .orElse(null);
    if (name == null) {
      return LetterTemplates.pick(choices, appeal.category(), fields);
    }
    return choices.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                BadParameter.unfit(
                    "template",
                    "There is no template %s. There are: %s."
                        .formatted(
                            name,
                            choices.stream()
                                .map(LetterTemplate::name)
                                .collect(Collectors.joining(", ")))));
  }

  /** Of what is asked for; else as the draft has it; else what the template needs, and no more. */
  private static List<Evidence> picked(
      Asked asked, Optional<Communication> draft, AppealFile file, LetterTemplate template) {
    if (asked.evidence() != null) {
      return file.picked(asked.evidence());
    }
    if (draft.isPresent()) {
      return file.picked(LetterDraft.evidence(draft.get()));
    }
    return file.picked(
        file.evidence.stream()
            .filter(each -> template.needs().contains(each.kind()))
            .map(Evidence::reference)
            .toList());
  }

  private static List<String> blocked(
      LetterTemplate template,
      String text,
      List<String> missing,
      List<Evidence> picked,
      List<Quote> quotes) {
    List<String> blocked = new ArrayList<>();
    missing.forEach(field -> blocked.add("The letter lacks %s.".formatted(field)));
    Set<String> kinds = picked.stream().map(Evidence::kind).collect(Collectors.toSet());
    new TreeSet<>(template.needs())
        .stream()
            .filter(need -> !kinds.contains(need))
            .forEach(
                need ->
                    blocked.add(
                        "No %s is enclosed, and this letter rests on one.".formatted(need)));
    for (Quote quote : quotes) {
      Optional<Evidence> source =
          picked.stream().filter(each -> each.reference().equals(quote.source())).findFirst();
      if (source.isEmpty()) {
        blocked.add(
            "The quotation “%s” is from %s, which is not enclosed."
                .formatted(quote.text(), quote.source()));
      } else if (!EvidenceTexts.says(source.get().resource(), quote.text())) {
        blocked.add(
            "The quotation “%s” does not stand in %s.".formatted(quote.text(), quote.source()));
      } else if (!text.replaceAll("\\s+", " ").contains(quote.text())) {
        blocked.add("The quotation “%s” is not in the letter.".formatted(quote.text()));
      }
    }
    return blocked;
  }

  private String signer(Reference who, TransactionWrites writes) {
    // Nobody signs for who is not known.
    if (!who.hasReference()) {
      return null;
    }
    if (who.hasDisplay()) {
      return who.getDisplay();
    }
    if (!"Practitioner".equals(who.getReferenceElement().getResourceType())) {
      return null;
    }
    Practitioner person =
        daos.getResourceDao(Practitioner.class).read(who.getReferenceElement(), writes.request());
    return person.getNameFirstRep().hasText()
        ? person.getNameFirstRep().getText()
        : person.getNameFirstRep().getNameAsSingleString();
  }

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  private Parameters answer(Look look, Communication kept) {
    Parameters answer = new Parameters();
    put(answer, "template", new CanonicalType(look.template().canonical()));
    put(answer, "title", new StringType(look.template().title()));
    put(answer, "text", new StringType(look.text()));
    for (LetterFields.Field field : look.fields().known()) {
      ParametersParameterComponent one = answer.addParameter().setName("field");
      part(one, "name", new CodeType(field.name()));
      part(one, "value", new StringType(field.value()));
      part(one, "source", field.source() == null ? null : new UriType(field.source()));
    }
    look.missing().forEach(field -> put(answer, "missing", new CodeType(field)));
    List<String> picked = look.picked().stream().map(Evidence::reference).toList();
    Stream.concat(
            look.picked().stream(),
            look.file().evidence.stream().filter(each -> !picked.contains(each.reference())))
        .forEach(
            each -> {
              ParametersParameterComponent one = answer.addParameter().setName("evidence");
              part(one, "reference", new UriType(each.reference()));
              part(one, "kind", new CodeType(each.kind()));
              part(one, "title", new StringType(each.title()));
              part(one, "date", each.date() == null ? null : new DateType(each.date().toString()));
              part(one, "needed", new BooleanType(look.template().needs().contains(each.kind())));
              part(one, "picked", new BooleanType(picked.contains(each.reference())));
            });
    look.blocked().forEach(why -> put(answer, "blocked", new StringType(why)));
    if (kept != null) {
      put(answer, "draft", new Reference("Communication/" + kept.getIdElement().getIdPart()));
      put(answer, "version", new StringType(kept.getIdElement().getVersionIdPart()));
      put(answer, "status", new CodeType(kept.getStatus().toCode()));
    }
    for (LetterTemplate choice : look.choices()) {
      ParametersParameterComponent one = answer.addParameter().setName("choice");
      part(one, "name", new CodeType(choice.name()));
      part(one, "title", new StringType(choice.title()));
    }
    return answer;
  }

  private static void put(Parameters answer, String name, Type value) {
    answer.addParameter().setName(name).setValue(value);
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      of.addPart().setName(name).setValue(value);
    }
  }

  /**
   * The appeal as one PDF, as it would be sent now.
   *
   * @param draft id of the draft; the newest when absent
   */
  @Operation(name = "$packet", typeName = "Task", idempotent = true)
  public Binary packet(
      @IdParam IIdType id,
      @OperationParam(name = "draft", max = 1) StringType draft,
      RequestDetails request) {
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Communication kept = requireDraft(appeal, value(draft), writes);
          Binary pdf = new Binary();
          pdf.setContentType("application/pdf");
          pdf.setData(pdf(appeal, kept, new AppealFile(daos, appeal, writes)));
          return pdf;
        });
  }

  private byte[] pdf(OpenAppeal appeal, Communication kept, AppealFile file) {
    List<String[]> rows = new ArrayList<>();
    row(rows, "To", file.payer.map(each -> each.getName()).orElse(null));
    row(rows, "From", file.practice.map(each -> each.getName()).orElse(null));
    row(rows, "Our claim number", appeal.claimNumber());
    row(rows, "Denied", appeal.code());
    row(rows, "Level", appeal.levelName());
    String number = Objects.toString(appeal.claimNumber(), "");
    try {
      return AppealPacket.of(
          new AppealPacket.Cover(
              "Appeal, claim " + number,
              rows,
              "Appeal of claim " + number,
              kept.getMeta().getLastUpdated().toInstant()),
          LetterDraft.text(kept),
          file.picked(LetterDraft.evidence(kept)));
    } catch (AppealPacket.UnshownEvidence unshown) {
      throw BadParameter.unfit("evidence", unshown.getMessage());
    }
  }

  private static void row(List<String[]> rows, String label, String value) {
    if (value != null && !value.isBlank()) {
      rows.add(new String[] {label, value});
    }
  }

  /**
   * Sends an appeal: its packet is made and kept as it is, and goes to the payer after the time in
   * which it can be called back.
   *
   * @param draft id of the draft; the newest when absent
   * @param version of the draft as the caller saw it
   * @return the letter, in progress until it is at the payer's
   */
  @Operation(name = "$send-appeal", typeName = "Task")
  public Communication send(
      @IdParam IIdType id,
      @OperationParam(name = "draft", max = 1) StringType draft,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Communication kept = requireDraft(appeal, value(draft), writes);
          requireEditable(kept, value(version));
          requireNoOther(appeal, kept, writes);
          Look look =
              look(
                  appeal,
                  new Asked(null, null, null, List.of(), false, null, null),
                  Optional.of(kept),
                  who,
                  writes);
          if (!look.blocked().isEmpty()) {
            throw BadParameter.unfit("draft", String.join(" ", look.blocked()));
          }
          return freeze(appeal, kept, look.file(), who, writes);
        });
  }

  private Communication freeze(
      OpenAppeal appeal,
      Communication kept,
      AppealFile file,
      Reference who,
      TransactionWrites writes) {
    Instant now = clock.instant();
    byte[] bytes = pdf(appeal, kept, file);
    Binary binary = new Binary();
    binary.setContentType("application/pdf");
    binary.setData(bytes);
    binary = writes.put(binary);
    DocumentReference packet = new DocumentReference();
    packet.setStatus(DocumentReferenceStatus.CURRENT);
    packet.setType(Concepts.of(Canonical.DOCUMENT_CATEGORY, "appeal-packet"));
    packet.setSubject(kept.getSubject().copy());
    packet.setDate(Date.from(now));
    packet.setDescription("Appeal, " + Objects.toString(appeal.claimNumber(), "").strip());
    packet
        .addContent()
        .setAttachment(
            new Attachment()
                .setContentType("application/pdf")
                .setUrl("Binary/" + binary.getIdElement().getIdPart())
                .setSize(bytes.length)
                .setHash(sha1(bytes)));
    packet = writes.put(packet);
    Communication sent = kept.copy();
    sent.setStatus(Communication.CommunicationStatus.INPROGRESS);
    sent.getPayload()
        .add(
            new Communication.CommunicationPayloadComponent()
                .setContent(
                    new Reference("DocumentReference/" + packet.getIdElement().getIdPart())
                        .setDisplay("Packet")));
    sent.getExtension().removeIf(each -> LetterDraft.NOT_BEFORE.equals(each.getUrl()));
    sent.addExtension(
        LetterDraft.NOT_BEFORE, new DateTimeType(Date.from(now.plus(settings.callBack()))));
    Communication written = writes.put(sent);
    Task task = appeal.task().copy();
    task.setStatus(Task.TaskStatus.INPROGRESS);
    task.setLastModified(Date.from(now));
    desk.record(
        appeal,
        task,
        "appeal-sent",
        "%s, %d pieces of evidence. It can be called back until %s."
            .formatted(
                appeal.levelName(),
                LetterDraft.evidence(kept).size(),
                now.plus(settings.callBack())),
        who,
        writes,
        written,
        packet);
    return written;
  }

  /**
   * Calls an appeal back that was sent and has not been taken to the payer yet.
   *
   * @return the letter, a draft again
   */
  @Operation(name = "$cancel-send", typeName = "Task")
  public Communication cancel(@IdParam IIdType id, RequestDetails request) {
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Communication sent =
              letters(appeal, writes).stream()
                  .filter(each -> each.getStatus() == Communication.CommunicationStatus.INPROGRESS)
                  .findFirst()
                  .orElseThrow(
                      () -> BadParameter.unfit("id", "No letter of this appeal is on its way."));
          if (sent.getMeta().getTag().stream().anyMatch(tag -> "taken".equals(tag.getCode()))
              || !isCallable(sent)) {
            throw BadParameter.unfit(
                "id", "It is on its way to the payer already and cannot be called back.");
          }
          Communication back = sent.copy();
          back.setStatus(Communication.CommunicationStatus.PREPARATION);
          back.getExtension().removeIf(each -> LetterDraft.NOT_BEFORE.equals(each.getUrl()));
          back.getPayload().removeIf(AppealLetterProvider::isPacket);
          Communication written = writes.put(back);
          Task task = appeal.task().copy();
          task.setStatus(Task.TaskStatus.REQUESTED);
          task.setLastModified(Date.from(clock.instant()));
          desk.record(
              appeal, task, "send-cancelled", "Called back before it went.", who, writes, written);
          return written;
        });
  }

  private static boolean isPacket(Communication.CommunicationPayloadComponent payload) {
    return payload.hasContentReference()
        && "Packet".equals(payload.getContentReference().getDisplay());
  }

  private boolean isCallable(Communication sent) {
    return sent.getExtensionByUrl(LetterDraft.NOT_BEFORE) != null
        && sent.getExtensionByUrl(LetterDraft.NOT_BEFORE).getValue() instanceof DateTimeType until
        && clock.instant().isBefore(until.getValue().toInstant());
  }

  private Optional<Communication> draft(
      OpenAppeal appeal, String wanted, TransactionWrites writes) {
    if ("new".equals(wanted)) {
      return Optional.empty();
    }
    return letters(appeal, writes).stream()
        .filter(each -> wanted == null || each.getIdElement().getIdPart().equals(wanted))
        .max(Comparator.comparing(each -> each.getMeta().getLastUpdated()));
  }

  private Communication requireDraft(OpenAppeal appeal, String wanted, TransactionWrites writes) {
    return draft(appeal, wanted, writes)
        .orElseThrow(
            () ->
                BadParameter.unfit(
                    "draft",
                    "No letter of this appeal is kept yet: send $letter with save first."));
  }

  private List<Communication> letters(OpenAppeal appeal, TransactionWrites writes) {
    SearchParameterMap ofPatient = SearchParameterMap.newSynchronous();
    ofPatient.add(
        Communication.SP_CATEGORY, new TokenParam(Canonical.MESSAGE_KIND, LetterDraft.KIND));
    if (appeal.denial().getFor().hasReference()) {
      ofPatient.add(
          Communication.SP_SUBJECT, new ReferenceParam(appeal.denial().getFor().getReference()));
    }
    String about = "Task/" + appeal.task().getIdElement().getIdPart();
    return daos
        .getResourceDao(Communication.class)
        .search(ofPatient, writes.request())
        .getAllResources()
        .stream()
        .map(Communication.class::cast)
        .filter(LetterDraft::isLetter)
        .filter(
            each ->
                each.getAbout().stream()
                    .anyMatch(reference -> about.equals(reference.getReference())))
        .toList();
  }

  private static void requireEditable(Communication kept, String version) {
    if (kept.getStatus() != Communication.CommunicationStatus.PREPARATION) {
      throw BadParameter.unfit(
          "draft",
          "This letter was sent. Call it back with $cancel-send, or begin another with draft = new.");
    }
    String now = kept.getIdElement().getVersionIdPart();
    if (version != null && !version.equals(now)) {
      throw new PreconditionFailedException(
          "The letter is version %s now and you saw %s: somebody else wrote on. Send it with draft = new to keep yours beside theirs."
              .formatted(now, version));
    }
  }

  private void requireNoOther(OpenAppeal appeal, Communication kept, TransactionWrites writes) {
    boolean another =
        letters(appeal, writes).stream()
            .anyMatch(
                each ->
                    !each.getIdElement().getIdPart().equals(kept.getIdElement().getIdPart())
                        && Set.of(
                                Communication.CommunicationStatus.INPROGRESS,
                                Communication.CommunicationStatus.COMPLETED)
                            .contains(each.getStatus()));
    if (another) {
      throw BadParameter.unfit("id", "Another letter of this appeal was sent already.");
    }
  }

  /** As FHIR wants the hash of an attachment. */
  private static byte[] sha1(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(bytes);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-1.", absent);
    }
  }

  private static String value(StringType text) {
    return text == null || text.isEmpty() ? null : text.getValue();
  }
}
