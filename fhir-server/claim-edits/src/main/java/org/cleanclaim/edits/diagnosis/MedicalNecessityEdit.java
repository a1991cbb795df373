package org.cleanclaim.edits.diagnosis;

import com.google.auto.service.AutoService;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.LineEdit;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Codes;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;
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
    if (articles == null) {
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
        .filter(article -> !covers(rows, article, pointed))
        .forEach(article -> verdicts.found(finding(line, article)));
  }

  private static boolean concerns(EditContext context) {
    return context.policy().contractor() != null || context.followsMedicare();
  }

  /** One diagnosis of each group of the covered list, and none of the list of those not covered. */
  private static boolean covers(
      List<CoverageArticles.Row> rows, String article, List<Diagnosis> pointed) {
    Map<String, Boolean> groups = new TreeMap<>();
    for (CoverageArticles.Row row : rows) {
      boolean named = pointed.stream().anyMatch(diagnosis -> row.names(diagnosis.code()));
      if (row.article().equals(article)) {
        if (!row.covered() && named) {
          return false;
        }
        if (row.covered()) {
          groups.merge(row.group(), named, Boolean::logicalOr);
        }
      }
    }
    return !groups.containsValue(false);
  }

  private static Finding finding(Line line, String article) {
    boolean notified = line.has("GA");
    return Finding.on(
            line.sequence(),
            "None of the diagnoses of %s is covered by %s.".formatted(line.code(), article))
        .severity(notified ? Severity.INFO : Severity.WARN)
        .denial(notified ? "PR-50" : "CO-50")
        .remedy(notified ? "The patient was notified (GA) and will be billed if it is denied." : "")
        .atRisk(line.charge())
        .key(article)
        .build();
  }
}
