package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
import org.cleanclaim.edits.payer.PayerKind;
import org.cleanclaim.edits.reference.CoverageArticles;
import org.cleanclaim.edits.reference.TableKey;

/** A procedure whose coverage article names none of the diagnoses it was done for. */
@EditInfo(
    id = "medical-necessity",
    title = "No diagnosis of the coverage article",
    denial = "CO-50",
    severity = Severity.WARN,
    source = "Medicare Coverage Database: NCD, LCD and billing articles",
    remedy =
        "Point at another documented diagnosis the article covers, or have the patient sign an ABN before the service.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class MedicalNecessityEdit implements LineEdit {
  @Override
  public void checkLine(ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (line.from() == null || line.codeId() == Codes.NONE || !concerns(context)) {
      return;
    }
    CoverageArticles articles = context.table(TableKey.COVERAGE_ARTICLES, line.from(), verdicts);
    if (articles == null || articles.of(line.codeId()).isEmpty()) {
      return;
    }
    List<Diagnosis> pointed = claim.pointed(line);
    List<CoverageArticles.Row> rows =
        articles.of(line.codeId()).stream()
            .filter(row -> row.concerns(context.policy().contractor(), line.from()))
            .toList();
    if (rows.isEmpty() || pointed.isEmpty()) {
      return;
    }
    rows.stream()
        .map(CoverageArticles.Row::article)
        .distinct()
        .map(article -> new Article(article, rows))
        .filter(article -> !article.covers(pointed))
        .forEach(article -> verdicts.found(finding(claim, line, article, pointed, context)));
  }

  private static boolean concerns(EditContext context) {
    return context.policy().contractor() != null || context.followsMedicare();
  }

  /**
   * One article and its rows for the procedure.
   *
   * @param rows of every article that speaks of it
   */
  private record Article(String id, List<CoverageArticles.Row> rows) {
    Article {
      String own = id;
      rows = rows.stream().filter(row -> row.article().equals(own)).toList();
    }

    /** One diagnosis of a covered list, of whatever group, and none of a not-covered one. */
    boolean covers(List<Diagnosis> pointed) {
      boolean lists = rows.stream().anyMatch(CoverageArticles.Row::covered);
      return excluded(pointed) == null && (!lists || pointed.stream().anyMatch(this::covers));
    }

    boolean covers(Diagnosis diagnosis) {
      return rows.stream().anyMatch(row -> row.covered() && row.names(diagnosis.code()));
    }

    /** The first diagnosis the article says it does not cover; null when there is none. */
    Diagnosis excluded(List<Diagnosis> pointed) {
      return pointed.stream()
          .filter(
              diagnosis ->
                  rows.stream().anyMatch(row -> !row.covered() && row.names(diagnosis.code())))
          .findFirst()
          .orElse(null);
    }

    /** A national determination holds for every contractor. */
    boolean isNational() {
      return rows.get(0).contractor().isEmpty();
    }
  }

  private static Finding finding(
      ClaimFacts claim, Line line, Article article, List<Diagnosis> pointed, EditContext context) {
    boolean notified = line.has("GA");
    Diagnosis excluded = article.excluded(pointed);
    Finding finding =
        Finding.on(
                line.sequence(),
                excluded == null
                    ? Words.say(
                        "None of the diagnoses of %s is covered by %s.", line.code(), article.id())
                    : Words.say(
                        "%s does not cover %s for %s.",
                        article.id(), line.code(), excluded.dotted()))
            .severity(notified ? Severity.INFO : Severity.WARN)
            .denial(denial(notified, context))
            .remark(article.isNational() ? "N386" : "N115")
            .remedy(
                notified ? "The patient was notified (GA) and will be billed if it is denied." : "")
            .atRisk(line.charge())
            .key(article.id());
    if (excluded == null) {
      claim.diagnoses().stream()
          .filter(diagnosis -> !pointed.contains(diagnosis) && article.covers(diagnosis))
          .forEach(diagnosis -> finding.fix(link(line, diagnosis)));
    }
    return finding;
  }

  private static String denial(boolean notified, EditContext context) {
    if (context.policy().kind() == PayerKind.COMMERCIAL) {
      return "CO-11";
    }
    return notified ? "PR-50" : "CO-50";
  }

  private static Fix link(Line line, Diagnosis diagnosis) {
    return Fix.linkDiagnosis(
        line.sequence(),
        diagnosis.sequence(),
        "Done for " + diagnosis.dotted() + ": point at it",
        "The order or the note gives " + diagnosis.dotted() + " as the reason for this service.");
  }
}
