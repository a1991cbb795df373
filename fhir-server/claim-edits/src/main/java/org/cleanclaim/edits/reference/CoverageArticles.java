package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.cleanclaim.edits.facts.Codes;

/** Which diagnoses make a procedure payable, as local and national coverage articles say. */
public final class CoverageArticles {
  private final Map<Integer, List<Row>> byProcedure = new HashMap<>();

  private CoverageArticles() {}

  /** The rows that speak of a procedure; empty when no article does. */
  public List<Row> of(int procedure) {
    return byProcedure.getOrDefault(procedure, List.of());
  }

  void list(BiConsumer<String, String> taker) {
    byProcedure.forEach(
        (procedure, rows) -> {
          for (Row row : rows) {
            String contractor = row.contractor().isEmpty() ? "national" : row.contractor();
            taker.accept(
                "%s %s %s %s"
                    .formatted(
                        row.article(), contractor, Codes.text(procedure, 5), row.diagnosis()),
                (row.covered() ? "covered " : "not covered ") + row.dates().said());
          }
        });
  }

  /**
   * One diagnosis of one article for one procedure.
   *
   * @param article the article's id
   * @param contractor the Medicare contractor; empty for all (NCD)
   * @param dates when the article holds
   * @param diagnosis ICD-10-CM without dot; stands for what begins with it
   * @param group the list of the article it stands on; one diagnosis of any of them is enough
   * @param covered whether the diagnosis is on the covered list or the not-covered one
   */
  public record Row(
      String article,
      String contractor,
      CodeDates dates,
      String diagnosis,
      String group,
      boolean covered) {

    public boolean concerns(String payersContractor, LocalDate day) {
      return dates.holds(day)
          && (contractor.isEmpty() || contractor.equalsIgnoreCase(payersContractor));
    }

    public boolean names(String code) {
      return code.equals(diagnosis);
    }
  }

  /** {@code coverage-articles.csv}. */
  static final class Reader extends OwnCsvReader<CoverageArticles> {
    Reader() {
      super(
          TableKey.COVERAGE_ARTICLES,
          "coverage-articles",
          "article,contractor,from,to,hcpcs,icd10,group,covered");
    }

    @Override
    CoverageArticles table(List<OwnCsvReader.Row> rows, boolean complete) {
      CoverageArticles table = new CoverageArticles();
      for (OwnCsvReader.Row row : rows) {
        int procedure = Codes.procedure(row.required("hcpcs"));
        if (procedure == Codes.NONE) {
          throw row.file().refuse(row.line(), "'" + row.text("hcpcs") + "' is no procedure code");
        }
        table.byProcedure.computeIfAbsent(procedure, code -> new ArrayList<>()).add(article(row));
      }
      return table;
    }

    private static CoverageArticles.Row article(OwnCsvReader.Row row) {
      String covered = row.word("covered");
      if (!List.of("true", "false", "y", "n", "yes", "no", "1", "0").contains(covered)) {
        throw row.file().refuse(row.line(), "covered '" + covered + "' is neither true nor false");
      }
      return new CoverageArticles.Row(
          row.required("article"),
          row.text("contractor"),
          new CodeDates(row.day("from"), row.day("to")),
          row.diagnosis("icd10"),
          row.text("group"),
          List.of("true", "y", "yes", "1").contains(covered));
    }
  }
}
