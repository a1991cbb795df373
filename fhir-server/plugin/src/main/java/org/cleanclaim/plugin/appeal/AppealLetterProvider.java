package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.hl7.fhir.r4.model.UriType;

/**
 * The operation {@code $letter}: a letter of appeal, written from a template and from what is
 * stored. It is asked on the appeal's Task, which {@code $appeal} on the denial made.
 */
public final class AppealLetterProvider {

  private final AppealDesk desk;
  private final AppealLetters letters;

  AppealLetterProvider(AppealDesk desk, AppealLetters letters) {
    this.desk = desk;
    this.letters = letters;
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
   *     needed}, {@code picked}), {@code lacking} 0..*: kinds of evidence it rests on and of which
   *     none is stored, {@code blocked} 0..*: why it cannot be sent yet; {@code draft}, {@code
   *     version}, {@code status}; {@code choice} 0..* of templates
   */
  @Operation(name = "$letter", typeName = "Task")
  public Parameters letter(
      @IdParam IIdType id, @ResourceParam Parameters parameters, RequestDetails request) {
    LetterAsked asked = LetterAsked.of(parameters);
    return desk.on(
        id,
        request,
        (appeal, who, writes) -> {
          Optional<Communication> draft = letters.draft(appeal, asked.draft(), writes);
          if (asked.save()) {
            draft.ifPresent(kept -> AppealLetters.requireEditable(kept, asked.version()));
          }
          LetterLook look = letters.look(appeal, asked, draft, who, writes);
          return answer(
              look,
              asked.save() ? letters.keep(appeal, look, draft, who, writes) : draft.orElse(null));
        });
  }

  private static Parameters answer(LetterLook look, Communication kept) {
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
    Set<String> kinds =
        look.file().evidence.stream().map(Evidence::kind).collect(Collectors.toSet());
    look.template().needs().stream()
        .filter(need -> !kinds.contains(need))
        .sorted()
        .forEach(need -> put(answer, "lacking", new CodeType(need)));
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
}
