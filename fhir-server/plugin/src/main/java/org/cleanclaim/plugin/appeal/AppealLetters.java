package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
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
import org.cleanclaim.plugin.denial.DeniedFor;
import org.cleanclaim.plugin.denial.OpenAppeal;
import org.cleanclaim.plugin.playbook.Playbook;
import org.cleanclaim.plugin.playbook.Playbooks;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.PersonName;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Letters of appeals: how one stands, the drafts that are kept, and the packet that goes. */
final class AppealLetters {

  private final DaoRegistry daos;
  private final AppealDesk desk;
  private final LetterTemplates templates;
  private final Playbooks playbooks;
  private final PolicyFiles policies;
  private final AppealSettings settings;
  private final Clock clock;

  AppealLetters(
      DaoRegistry daos,
      AppealDesk desk,
      LetterTemplates templates,
      Playbooks playbooks,
      PolicyFiles policies,
      AppealSettings settings,
      Clock clock) {
    this.daos = daos;
    this.desk = desk;
    this.templates = templates;
    this.playbooks = playbooks;
    this.policies = policies;
    this.settings = settings;
    this.clock = clock;
  }

  /** The letter as a caller wants it, and what keeps it from going; nothing is written. */
  LetterLook look(
      OpenAppeal appeal,
      LetterAsked asked,
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
    String name = PersonName.of(who, daos, writes.request()).orElse(null);
    LetterFields unpicked = AppealFields.of(appeal, file, List.of(), List.of(), name, today());
    Optional<Playbook.Page> page = page(appeal, writes);
    LetterTemplate template =
        template(asked, draft, choices, appeal, page, unpicked).needing(required(page));
    List<Evidence> picked = picked(asked, draft, file, template);
    List<Quote> quotes = asQuoted.stream().map(quote -> of(quote, picked)).toList();
    LetterFields fields = AppealFields.of(appeal, file, picked, quotes, name, today());
    LetterWriter.Letter written = LetterWriter.write(template, fields);
    String text =
        asked.text() != null
            ? asked.text()
            : fresh || !isEdited(appeal, file, template, draft.get(), name)
                ? written.text()
                : LetterDraft.text(draft.get());
    // A person fills what is missing in the place of its mark; words of the record are never
    // filled.
    List<String> missing =
        written.missing().stream()
            .filter(field -> "quotes".equals(field) || text.contains("[" + field + "]"))
            .toList();
    return new LetterLook(
        file,
        template,
        choices,
        fields,
        text,
        missing,
        picked,
        quotes,
        Stream.concat(
                blocked(template, text, missing, picked, quotes).stream(),
                WantedDocuments.lacking(
                    appeal.policy(),
                    file.claim,
                    AppealDesk.deniedLines(appeal),
                    picked,
                    policies.get())
                    .stream())
            .toList());
  }

  /** What the payer's playbook says of this reason. */
  private Optional<Playbook.Page> page(OpenAppeal appeal, TransactionWrites writes) {
    return DeniedFor.of(appeal.denial())
        .flatMap(denied -> playbooks.page(denied, writes.request()))
        .map(Playbooks.Found::page);
  }

  /** Evidence that the payer wants to see with every letter for this reason. */
  private static Set<String> required(Optional<Playbook.Page> page) {
    return page.stream()
        .flatMap(of -> of.documents().stream())
        .filter(Playbook.Document::required)
        .map(Playbook.Document::kind)
        .collect(Collectors.toSet());
  }

  /** Whether a person wrote on the draft: then nothing writes over it. */
  private boolean isEdited(
      OpenAppeal appeal,
      AppealFile file,
      LetterTemplate template,
      Communication draft,
      String signer) {
    LetterFields fields =
        AppealFields.of(
            appeal,
            file,
            file.kept(LetterDraft.evidence(draft)),
            LetterDraft.quotes(draft),
            signer,
            today());
    return !LetterWriter.write(template, fields).text().equals(LetterDraft.text(draft));
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
      LetterAsked asked,
      Optional<Communication> draft,
      List<LetterTemplate> choices,
      OpenAppeal appeal,
      Optional<Playbook.Page> page,
      LetterFields fields) {
    String name =
        asked.template() != null
            ? asked.template()
            : draft
                .map(LetterDraft::template)
                .map(url -> url.substring(LetterTemplates.BASE.length()).replaceAll("\\|.*", ""))
                .orElse(null);
    if (name == null) {
      return LetterTemplates.pick(
          choices, appeal.category(), page.map(Playbook.Page::template).orElse(null), fields);
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
      LetterAsked asked, Optional<Communication> draft, AppealFile file, LetterTemplate template) {
    if (asked.evidence() != null) {
      return file.picked(asked.evidence());
    }
    if (draft.isPresent()) {
      return file.kept(LetterDraft.evidence(draft.get()));
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
    missing.forEach(
        field ->
            blocked.add(
                "quotes".equals(field)
                    ? "It gives no words of the record, and this letter rests on them."
                    : "[%s] is not filled.".formatted(field)));
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

  private LocalDate today() {
    return LocalDate.now(clock);
  }

  /** The draft and its evidence as they would go now. */
  byte[] pdf(OpenAppeal appeal, Communication kept, AppealFile file) {
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
          file.kept(LetterDraft.evidence(kept)));
    } catch (AppealPacket.UnshownEvidence unshown) {
      throw BadParameter.unfit("evidence", unshown.getMessage());
    }
  }

  private static void row(List<String[]> rows, String label, String value) {
    if (value != null && !value.isBlank()) {
      rows.add(new String[] {label, value});
    }
  }

  /** The letter as it goes: its packet is kept, and from now on it is only to be called back. */
  Communication freeze(
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

  /** The draft that is meant, the newest where none is named; empty for a new one. */
  Optional<Communication> draft(OpenAppeal appeal, String wanted, TransactionWrites writes) {
    if ("new".equals(wanted)) {
      return Optional.empty();
    }
    return letters(appeal, writes).stream()
        .filter(each -> wanted == null || each.getIdElement().getIdPart().equals(wanted))
        .max(Comparator.comparing(each -> each.getMeta().getLastUpdated()));
  }

  Communication requireDraft(OpenAppeal appeal, String wanted, TransactionWrites writes) {
    return draft(appeal, wanted, writes)
        .orElseThrow(
            () ->
                BadParameter.unfit(
                    "draft",
                    "No letter of this appeal is kept yet: send $letter with save first."));
  }

  List<Communication> letters(OpenAppeal appeal, TransactionWrites writes) {
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

  static void requireEditable(Communication kept, String version) {
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

  void requireNoOther(OpenAppeal appeal, Communication kept, TransactionWrites writes) {
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

  /** Keeps a letter as a draft. */
  Communication keep(
      OpenAppeal appeal,
      LetterLook look,
      Optional<Communication> draft,
      Reference who,
      TransactionWrites writes) {
    Communication kept =
        draft.map(Communication::copy).orElseGet(() -> LetterDraft.begin(appeal, look.file()));
    LetterDraft.write(
        kept, look.template().canonical(), look.text(), look.picked(), look.quotes(), who);
    return writes.put(kept);
  }
}
