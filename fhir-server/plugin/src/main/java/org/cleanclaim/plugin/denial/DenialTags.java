package org.cleanclaim.plugin.denial;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Period;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Task;

/** Writes on a denial's Task what was denied, why, and until when what can be done about it. */
final class DenialTags {

  private static final int URGENT = 7;

  private DenialTags() {}

  /** Writes all of it; what people and sweeps wrote stays. */
  static void write(Task task, JudgedDenial judged, LocalDate today) {
    Denial denial = judged.denial();
    DenialCategory root = denial.root();
    task.setDescription(
        "%s denied %s".formatted(denial.primary().code(), denial.amount().toPlainString()));
    Facts.set(
        task,
        DenialTasks.CARC,
        denial.codes().stream().map(code -> Concepts.of(Canonical.CARC, code.carc())).toList());
    Facts.set(
        task,
        DenialTasks.RARC,
        denial.remarks().stream().map(code -> Concepts.of(Canonical.RARC, code)).toList());
    String group = denial.primary().group();
    Facts.set(
        task,
        DenialTasks.GROUP,
        group.isEmpty() ? List.of() : List.of(Concepts.of(Canonical.GROUP_CODE, group)));
    Facts.set(task, DenialTasks.AMOUNT, Facts.dollars(denial.amount()));
    Facts.set(task, DenialTasks.CATEGORY, category(root));
    Facts.set(task, DenialTasks.HARDNESS, Facts.code(root.hardness()));
    Facts.set(task, DenialTasks.KIND, Facts.code(root.kind()));
    Facts.set(task, DenialTasks.ACTION, Facts.code(judged.advice().action()));
    Facts.set(task, DenialTasks.ACTION_REASON, Facts.words(judged.advice().reason()));
    Facts.set(task, DenialTasks.ROOT_CAUSE, Facts.words(denial.primary().code()));
    Facts.set(task, DenialTasks.CAUSE, Facts.words(words(judged.cause())));
    Facts.set(task, DenialTasks.PREVENTABLE, Facts.code(judged.preventable().how()));
    Facts.set(
        task,
        DenialTasks.EDIT,
        judged.preventable().edits().stream()
            .map(edit -> Concepts.of(Canonical.EDITS, edit))
            .toList());
    Facts.set(task, DenialTasks.LINE, denial.lines().stream().map(Facts::whole).toList());
    Facts.set(task, DenialTasks.PAYER, Facts.named(judged.claim().payer()));
    Facts.set(task, DenialTasks.POLICY, Facts.code(judged.claim().policy()));
    Facts.set(task, DenialTasks.SITE, Facts.named(judged.claim().site()));
    Facts.set(task, DenialTasks.CLAIM_NUMBER, Facts.words(judged.claim().number()));
    Facts.set(task, DenialTasks.TAXONOMY, Facts.words(judged.taxonomy()));
    Facts.set(task, DenialTasks.ANSWERED_ON, Facts.date(judged.remitted()));
    ways(task, judged.ways(), today);
  }

  private static CodeableConcept category(DenialCategory root) {
    return new CodeableConcept()
        .addCoding(new Coding(Canonical.DENIAL_CATEGORY, root.name(), root.title()));
  }

  private static String words(Optional<RemarkCause> cause) {
    return cause.map(each -> each.cause() + ": " + each.words()).orElse(null);
  }

  /** Writes the way that ends next, or the last one where all are past. */
  static void ways(Task task, List<Due> ways, LocalDate today) {
    Due next =
        ways.stream()
            .filter(due -> !due.legal().isBefore(today))
            .findFirst()
            .orElse(ways.get(ways.size() - 1));
    task.getRestriction().setPeriod(new Period().setEndElement(dateTime(next.legal())));
    Facts.set(task, DenialTasks.DUE, Facts.date(next.ours()));
    Facts.set(task, DenialTasks.WAY, Facts.code(next.way()));
    Facts.set(task, DenialTasks.RULE, Facts.words(next.rule()));
    Facts.set(task, DenialTasks.SOURCE, Facts.words(next.source()));
    Facts.set(task, DenialTasks.COUNT, Facts.code(next.count().name().toLowerCase()));
    by(task, ways, "correct", DenialTasks.CORRECT_BY);
    by(task, ways, "appeal", DenialTasks.APPEAL_BY);
    by(task, ways, "records", DenialTasks.RECORDS_BY);
    task.setPriority(
        next.ours().isAfter(today.plusDays(URGENT))
            ? Task.TaskPriority.ROUTINE
            : Task.TaskPriority.URGENT);
  }

  private static void by(Task task, List<Due> ways, String way, String fact) {
    Facts.set(
        task,
        fact,
        ways.stream()
            .filter(due -> due.way().equals(way))
            .map(Due::legal)
            .map(Facts::date)
            .findFirst()
            .orElse(null));
  }

  /** A day, and not a moment of it: no zone moves it. */
  private static DateTimeType dateTime(LocalDate day) {
    return new DateTimeType(day.toString());
  }

  /** The codes and their money, to tell one denial from another in words. */
  static String words(Denial denial) {
    return denial.codes().stream()
        .map(code -> code.code() + " " + code.amount().toPlainString())
        .collect(Collectors.joining(", "));
  }

  static Reference focus(StandingAnswers.Answer answer) {
    return new Reference("ClaimResponse/" + answer.response().getIdElement().getIdPart());
  }
}
