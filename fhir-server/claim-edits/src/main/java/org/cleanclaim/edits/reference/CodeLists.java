package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.cleanclaim.edits.facts.Codes;

/** Lists of procedures no publisher gives as a file: telehealth, CLIA, therapy ... */
public final class CodeLists {
  public static final String TELEHEALTH = "telehealth";
  public static final String CLIA = "clia";
  public static final String CLIA_WAIVED = "clia-waived";
  public static final String QW_EXEMPT = "qw-exempt";
  public static final String SINGLE_DOSE_DRUG = "single-dose-drug";
  public static final String THERAPY = "therapy";
  public static final String REQUIRES_ORDERING = "requires-ordering";

  private static final List<String> NAMES =
      List.of(
          TELEHEALTH, CLIA, CLIA_WAIVED, QW_EXEMPT, SINGLE_DOSE_DRUG, THERAPY, REQUIRES_ORDERING);

  private final Map<String, CodeRows<List<CodeDates>>> lists = new HashMap<>();

  private CodeLists(Map<String, Map<Long, List<CodeDates>>> byList) {
    byList.forEach((list, codes) -> lists.put(list, new CodeRows<>(codes)));
  }

  /** Whether a list has any row at all; a list without says nothing. */
  public boolean knows(String list) {
    return lists.containsKey(list);
  }

  /** Whether a packed code is on a list on a day. */
  public boolean contains(String list, int code, LocalDate day) {
    CodeRows<List<CodeDates>> codes = lists.get(list);
    List<CodeDates> dates = codes == null ? null : codes.get(code);
    if (dates != null) {
      for (int i = 0; i < dates.size(); i++) {
        if (dates.get(i).holds(day)) {
          return true;
        }
      }
    }
    return false;
  }

  void list(BiConsumer<String, String> taker) {
    lists.forEach(
        (list, codes) ->
            codes.forEach(
                (code, dates) ->
                    taker.accept(
                        list + " " + Codes.text(code.intValue(), 5),
                        dates.stream().map(CodeDates::said).collect(Collectors.joining(", ")))));
  }

  /** {@code code-lists.csv}. */
  static final class Reader extends OwnCsvReader<CodeLists> {
    Reader() {
      super(TableKey.CODE_LISTS, "code-lists", "list,code,from,to");
    }

    @Override
    CodeLists table(List<Row> rows, boolean complete) {
      Map<String, Map<Long, List<CodeDates>>> lists = new HashMap<>();
      for (Row row : rows) {
        String list = row.word("list");
        if (!NAMES.contains(list)) {
          throw row.file().refuse(row.line(), "list '" + list + "' is none of " + NAMES);
        }
        int code = Codes.procedure(row.required("code"));
        if (code == Codes.NONE) {
          throw row.file().refuse(row.line(), "'" + row.text("code") + "' is no procedure code");
        }
        lists
            .computeIfAbsent(list, name -> new HashMap<>())
            .computeIfAbsent((long) code, key -> new ArrayList<>(1))
            .add(new CodeDates(row.day("from"), row.day("to")));
      }
      return new CodeLists(lists);
    }
  }
}
