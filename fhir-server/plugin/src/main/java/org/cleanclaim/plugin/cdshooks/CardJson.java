package org.cleanclaim.plugin.cdshooks;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import java.util.List;
import java.util.Locale;
import org.cleanclaim.edits.modifier.ModifierSuggestion;

/** Writes an answer as CDS Hooks does; what is absent is left out, never null or empty. */
class CardJson {

  private final FhirJson fhir;

  CardJson(FhirJson fhir) {
    this.fhir = fhir;
  }

  ObjectNode write(CdsAnswer answer, boolean traced) {
    ObjectNode json = CdsJson.object();
    ArrayNode cards = json.putArray("cards");
    answer.cards().forEach(card -> cards.add(write(card)));
    if (traced && !answer.trace().isEmpty()) {
      ArrayNode trace = json.withObject("/extension").putArray(HookRequestReader.TRACE);
      answer.trace().forEach(entry -> write(trace.addObject(), entry));
    }
    if (!answer.modifiers().isEmpty()) {
      ArrayNode modifiers = json.withObject("/extension").putArray(HookRequestReader.MODIFIERS);
      answer.modifiers().forEach(line -> write(modifiers.addObject(), line));
    }
    return json;
  }

  private static void write(ObjectNode json, CdsAnswer.LineModifiers line) {
    put(json, "claim", line.claim());
    json.put("line", line.line());
    json.put("procedure", line.procedure());
    ArrayNode suggestions = json.putArray("suggestions");
    for (ModifierSuggestion one : line.suggestions()) {
      ObjectNode suggestion = suggestions.addObject();
      suggestion.put("modifier", one.modifier());
      put(suggestion, "meaning", one.meaning());
      put(suggestion, "rule", one.rule());
      put(suggestion, "documentation", one.documentation());
      suggestion.put("claims", one.claims());
      suggestion.put("paid", one.paid());
    }
  }

  private ObjectNode write(Card card) {
    ObjectNode json = CdsJson.object();
    json.put("uuid", card.uuid());
    json.put("summary", card.summary());
    put(json, "detail", card.detail());
    json.put("indicator", card.indicator().name().toLowerCase(Locale.ROOT));
    write(json.putObject("source"), card.source());
    if (!card.suggestions().isEmpty()) {
      ArrayNode suggestions = json.putArray("suggestions");
      card.suggestions().forEach(suggestion -> write(suggestions.addObject(), suggestion));
      json.put("selectionBehavior", "at-most-one");
    }
    if (!card.overrideReasons().isEmpty()) {
      write(json.putArray("overrideReasons"), card.overrideReasons());
    }
    if (card.link() != null) {
      ObjectNode link = json.putArray("links").addObject();
      link.put("label", card.link().label());
      link.put("url", card.link().url());
      link.put("type", "smart");
      link.put("appContext", card.link().appContext());
    }
    if (card.about() != null) {
      json.putObject("extension")
          .put("org.cleanclaim.edit", card.about().edit())
          .put("org.cleanclaim.line", card.about().line());
    }
    return json;
  }

  private static void write(ObjectNode json, Card.Source source) {
    json.put("label", source.label());
    put(json, "url", source.url());
    if (source.topic() != null) {
      write(json.putObject("topic"), source.topic());
    }
  }

  private void write(ObjectNode json, Card.Suggestion suggestion) {
    json.put("label", suggestion.label());
    json.put("uuid", suggestion.uuid());
    if (suggestion.recommended()) {
      json.put("isRecommended", true);
    }
    ArrayNode actions = json.putArray("actions");
    ObjectNode action = actions.addObject();
    action.put("type", "update");
    action.put("description", suggestion.label());
    // Written by HAPI's own writer: the caller gets back the draft as FHIR writes it.
    action.putRawValue("resource", new RawValue(fhir.write(suggestion.update())));
    put(action, "resourceId", suggestion.resourceId());
    if (suggestion.create() != null) {
      ObjectNode create = actions.addObject();
      create.put("type", "create");
      create.put("description", suggestion.label());
      create.putRawValue("resource", new RawValue(fhir.write(suggestion.create())));
    }
  }

  private static void write(ArrayNode json, List<Card.Coding> codings) {
    codings.forEach(coding -> write(json.addObject(), coding));
  }

  private static void write(ObjectNode json, Card.Coding coding) {
    json.put("system", coding.system());
    json.put("code", coding.code());
    put(json, "display", coding.display());
  }

  private static void write(ObjectNode json, CdsAnswer.TraceEntry entry) {
    json.put("edit", entry.edit());
    json.put("line", entry.line());
    json.put("verdict", entry.verdict());
    put(json, "reason", entry.reason());
  }

  private static void put(ObjectNode json, String field, String value) {
    if (value != null && !value.isBlank()) {
      json.put(field, value);
    }
  }
}
