package org.cleanclaim.plugin.appeal;

import java.util.ArrayList;
import java.util.List;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.appeal.AppealFields.Quote;
import org.cleanclaim.plugin.denial.OpenAppeal;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPayloadComponent;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.UriType;

/**
 * A letter as it is kept: a {@code Communication} whose first payload is the text, and each further
 * one evidence in its order; profile {@code appeal-letter}.
 */
final class LetterDraft {

  static final String KIND = "appeal-letter";
  static final String TEMPLATE = Canonical.BASE + "/StructureDefinition/letter-template";
  static final String QUOTATION = Canonical.BASE + "/StructureDefinition/letter-quotation";
  static final String VERSION = Canonical.BASE + "/StructureDefinition/evidence-version";
  static final String NOT_BEFORE = Canonical.BASE + "/StructureDefinition/send-not-before";

  private LetterDraft() {}

  static boolean isLetter(Communication communication) {
    return communication.getCategory().stream()
        .anyMatch(category -> category.hasCoding(Canonical.MESSAGE_KIND, KIND));
  }

  /** A new draft about an appeal. */
  static Communication begin(OpenAppeal appeal, AppealFile file) {
    Communication draft = new Communication();
    draft.getMeta().addProfile(Canonical.LETTER_PROFILE);
    draft.setStatus(Communication.CommunicationStatus.PREPARATION);
    draft.addCategory(Concepts.of(Canonical.MESSAGE_KIND, KIND));
    draft.addAbout(new Reference("Task/" + appeal.task().getIdElement().getIdPart()));
    if (appeal.denial().getFor().hasReference()) {
      draft.setSubject(appeal.denial().getFor().copy());
    }
    file.payer.ifPresent(
        payer ->
            draft.addRecipient(
                new Reference("Organization/" + payer.getIdElement().getIdPart())
                    .setDisplay(payer.getName())));
    return draft;
  }

  static void write(
      Communication draft,
      String template,
      String text,
      List<Evidence> evidence,
      List<Quote> quotes,
      Reference who) {
    draft.getExtension().removeIf(each -> List.of(TEMPLATE, QUOTATION).contains(each.getUrl()));
    draft.addExtension(TEMPLATE, new CanonicalType(template));
    for (Quote quote : quotes) {
      Extension extension = draft.addExtension().setUrl(QUOTATION);
      extension.addExtension("source", new UriType(quote.source()));
      extension.addExtension("text", new StringType(quote.text()));
    }
    if (who.hasReference()) {
      draft.setSender(who.copy());
    }
    List<CommunicationPayloadComponent> payload = new ArrayList<>();
    payload.add(new CommunicationPayloadComponent().setContent(new StringType(text)));
    for (Evidence each : evidence) {
      IdType id = new IdType(each.reference());
      CommunicationPayloadComponent enclosed =
          new CommunicationPayloadComponent()
              .setContent(
                  new Reference(id.toUnqualifiedVersionless().getValue()).setDisplay(each.title()));
      // Beside the reference: servers strip versions from references when they store them.
      enclosed.addExtension(VERSION, new IdType(id.getVersionIdPart()));
      payload.add(enclosed);
    }
    draft.setPayload(payload);
  }

  static String text(Communication draft) {
    return draft.getPayload().stream()
        .filter(CommunicationPayloadComponent::hasContentStringType)
        .map(each -> each.getContentStringType().getValue())
        .findFirst()
        .orElse("");
  }

  static String template(Communication draft) {
    Extension extension = draft.getExtensionByUrl(TEMPLATE);
    return extension == null ? null : extension.getValue().primitiveValue();
  }

  /** What is enclosed, in order: type, id and version of each. */
  static List<String> evidence(Communication draft) {
    return draft.getPayload().stream()
        .filter(each -> each.hasContentReference() && each.hasExtension(VERSION))
        .map(
            each ->
                each.getContentReference().getReference()
                    + "/_history/"
                    + each.getExtensionByUrl(VERSION).getValue().primitiveValue())
        .toList();
  }

  static List<Quote> quotes(Communication draft) {
    return draft.getExtensionsByUrl(QUOTATION).stream()
        .map(
            extension ->
                new Quote(
                    extension.getExtensionByUrl("source").getValue().primitiveValue(),
                    extension.getExtensionByUrl("text").getValue().primitiveValue()))
        .toList();
  }
}
