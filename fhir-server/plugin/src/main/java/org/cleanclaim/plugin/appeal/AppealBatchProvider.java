package org.cleanclaim.plugin.appeal;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.ResourceParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.BaseServerResponseException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.denial.AppealDesk;
import org.cleanclaim.plugin.denial.OpenAppeal;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CanonicalType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The operation {@code $appeals}: many denials appealed in one go, shown before it is done. */
public final class AppealBatchProvider {

  private static final int MOST = 200;

  private final AppealDesk desk;
  private final AppealLetters letters;

  AppealBatchProvider(AppealDesk desk, AppealLetters letters) {
    this.desk = desk;
    this.letters = letters;
  }

  /**
   * What would become of an appeal.
   *
   * @param blocked why it cannot go; empty where it can
   */
  private record Prepared(
      String display,
      String payer,
      String category,
      String template,
      String title,
      String text,
      List<String> evidence,
      BigDecimal amount,
      List<String> blocked) {

    boolean isReady() {
      return blocked.isEmpty();
    }

    /** Of one payer, reason and template: alike enough to be looked at by one sample. */
    List<String> group() {
      return List.of(
          Objects.toString(payer, ""),
          Objects.toString(category, ""),
          Objects.toString(template, ""));
    }
  }

  /**
   * Without {@code confirm} it shows what would be sent and keeps nothing: each appeal is begun,
   * written and judged in a transaction that is rolled back. With it those that are ready go, each
   * for itself; what went before does not go again.
   *
   * @param parameters {@code task} 1..200: the denials, as {@code Task/1}, or {@code
   *     Task/1/_history/2} where the caller saw a version; {@code confirm} true with {@code digest}
   *     of what was shown
   * @return {@code ready}: how many can go, {@code sum} of them, {@code digest}; {@code group} 0..*
   *     (parts {@code payer}, {@code category}, {@code template}, {@code title}, {@code ready},
   *     {@code count}, {@code sample}); {@code denial} 0..* (parts {@code task}, {@code display},
   *     {@code group}, {@code ready}, {@code amount}, {@code blocked} 0..*); when confirmed {@code
   *     sent} and {@code failed} 0..* (parts {@code task}, {@code reason})
   */
  @Operation(name = "$appeals", typeName = "Task")
  public Parameters appeals(@ResourceParam Parameters parameters, RequestDetails request) {
    List<IdType> ids = ids(parameters);
    Map<IdType, Prepared> prepared = new LinkedHashMap<>();
    ids.forEach(id -> prepared.put(id, rehearse(id, request)));
    String digest = digest(prepared);
    boolean confirm = "true".equals(text(parameters, "confirm"));
    if (!confirm) {
      return shown(prepared, digest);
    }
    if (!digest.equals(text(parameters, "digest"))) {
      throw BadParameter.unfit(
          "digest",
          "What is confirmed is not what was shown. Ask again without confirm, and send its digest with it.");
    }
    return send(prepared, request);
  }

  private static List<IdType> ids(Parameters parameters) {
    List<IdType> ids =
        (parameters == null ? new Parameters() : parameters)
            .getParameter().stream()
                .filter(each -> "task".equals(each.getName()) && each.hasValue())
                .map(
                    each ->
                        each.getValue() instanceof Reference reference
                            ? reference.getReference()
                            : each.getValue().primitiveValue())
                .distinct()
                .map(IdType::new)
                .toList();
    if (ids.isEmpty() || ids.size() > MOST) {
      throw BadParameter.missing(
          "task", "Send from 1 to %d denials as parameters task, such as Task/1.".formatted(MOST));
    }
    return ids;
  }

  private Prepared rehearse(IdType id, RequestDetails request) {
    try {
      return desk.onDenial(
          id.toVersionless(),
          version(id),
          true,
          request,
          (appeal, who, writes) -> prepare(appeal, who, writes));
    } catch (BaseServerResponseException refused) {
      return new Prepared(
          null,
          null,
          null,
          null,
          null,
          null,
          List.of(),
          null,
          List.of(Objects.toString(refused.getMessage(), "")));
    }
  }

  private static String version(IdType id) {
    return id.hasVersionIdPart() ? id.getVersionIdPart() : null;
  }

  private Prepared prepare(OpenAppeal appeal, Reference who, TransactionWrites writes) {
    Optional<Communication> draft = letters.draft(appeal, null, writes);
    LetterLook look = letters.look(appeal, LetterAsked.nothing(), draft, who, writes);
    boolean sent =
        letters.letters(appeal, writes).stream()
            .anyMatch(
                letter ->
                    letter.getStatus() == CommunicationStatus.INPROGRESS
                        || letter.getStatus() == CommunicationStatus.COMPLETED);
    return new Prepared(
        Stream.of("patient.name", "claim.number")
            .flatMap(
                name ->
                    look.fields().known().stream()
                        .filter(field -> field.name().equals(name))
                        .map(LetterFields.Field::value))
            .collect(Collectors.joining(", claim ")),
        look.file().payer.map(payer -> payer.getName()).orElse(null),
        appeal.category(),
        look.template().canonical(),
        look.template().title(),
        look.text(),
        look.picked().stream().map(Evidence::reference).toList(),
        appeal.amount(),
        sent ? List.of("A letter of this appeal was sent already.") : look.blocked());
  }

  private static String digest(Map<IdType, Prepared> prepared) {
    StringBuilder text = new StringBuilder();
    prepared.forEach(
        (id, each) -> {
          if (each.isReady()) {
            text.append(id.getValue())
                .append('\n')
                .append(each.text())
                .append(each.evidence())
                .append('\0');
          }
        });
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(text.toString().getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-256.", absent);
    }
  }

  private static Parameters shown(Map<IdType, Prepared> prepared, String digest) {
    Parameters answer = new Parameters();
    put(
        answer,
        "ready",
        new IntegerType((int) prepared.values().stream().filter(Prepared::isReady).count()));
    put(
        answer,
        "sum",
        dollars(
            prepared.values().stream()
                .filter(Prepared::isReady)
                .map(Prepared::amount)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add)));
    put(answer, "digest", new StringType(digest));
    Map<List<String>, List<Prepared>> groups = new LinkedHashMap<>();
    prepared
        .values()
        .forEach(each -> groups.computeIfAbsent(each.group(), key -> new ArrayList<>()).add(each));
    groups.values().forEach(group -> group(answer, group));
    List<List<String>> order = List.copyOf(groups.keySet());
    prepared.forEach((id, each) -> denial(answer, id, each, order.indexOf(each.group())));
    return answer;
  }

  private static void group(Parameters answer, List<Prepared> group) {
    Prepared sample = group.stream().filter(Prepared::isReady).findFirst().orElse(group.get(0));
    ParametersParameterComponent one = answer.addParameter().setName("group");
    part(one, "payer", string(sample.payer()));
    part(one, "category", sample.category() == null ? null : new CodeType(sample.category()));
    part(one, "template", sample.template() == null ? null : new CanonicalType(sample.template()));
    part(one, "title", string(sample.title()));
    part(one, "ready", new IntegerType((int) group.stream().filter(Prepared::isReady).count()));
    part(one, "count", new IntegerType(group.size()));
    part(one, "sample", string(sample.text()));
  }

  private static void denial(Parameters answer, IdType id, Prepared each, int group) {
    ParametersParameterComponent one = answer.addParameter().setName("denial");
    part(one, "task", new Reference("Task/" + id.getIdPart()));
    part(one, "group", new IntegerType(group));
    part(one, "display", string(each.display()));
    part(one, "ready", new BooleanType(each.isReady()));
    part(one, "amount", each.amount() == null ? null : dollars(each.amount()));
    each.blocked().forEach(why -> part(one, "blocked", string(why)));
  }

  private Parameters send(Map<IdType, Prepared> prepared, RequestDetails request) {
    Parameters answer = new Parameters();
    int sent = 0;
    List<ParametersParameterComponent> failed = new ArrayList<>();
    for (Map.Entry<IdType, Prepared> each : prepared.entrySet()) {
      if (!each.getValue().isReady()) {
        continue;
      }
      IdType id = each.getKey();
      try {
        desk.onDenial(
            id.toVersionless(),
            version(id),
            false,
            request,
            (appeal, who, writes) -> send(appeal, each.getValue(), who, writes));
        sent++;
      } catch (BaseServerResponseException refused) {
        ParametersParameterComponent one = new ParametersParameterComponent().setName("failed");
        part(one, "task", new Reference("Task/" + id.getIdPart()));
        part(one, "reason", string(refused.getMessage()));
        failed.add(one);
      }
    }
    put(answer, "sent", new IntegerType(sent));
    failed.forEach(answer::addParameter);
    return answer;
  }

  private Communication send(
      OpenAppeal appeal, Prepared shown, Reference who, TransactionWrites writes) {
    Prepared now = prepare(appeal, who, writes);
    if (!now.isReady()
        || !now.text().equals(shown.text())
        || !now.evidence().equals(shown.evidence())) {
      throw BadParameter.unfit(
          "task",
          now.isReady()
              ? "What its letter says has changed meanwhile."
              : String.join(" ", now.blocked()));
    }
    Optional<Communication> draft = letters.draft(appeal, null, writes);
    LetterLook look = letters.look(appeal, LetterAsked.nothing(), draft, who, writes);
    Communication kept =
        draft.isPresent() ? draft.get() : letters.keep(appeal, look, draft, who, writes);
    return letters.freeze(appeal, kept, look.file(), who, writes);
  }

  private static String text(Parameters parameters, String name) {
    return parameters.getParameter().stream()
        .filter(each -> name.equals(each.getName()) && each.hasValue())
        .map(each -> each.getValue().primitiveValue())
        .findFirst()
        .orElse(null);
  }

  private static StringType string(String words) {
    return words == null || words.isBlank() ? null : new StringType(words);
  }

  private static Money dollars(BigDecimal amount) {
    return new Money().setValue(amount).setCurrency("USD");
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
