package org.cleanclaim.edits.reference;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;

/** A published list of codes with the days each may be used: places of service, CARC, RARC. */
public final class CodeSet {

  private final Map<String, List<CodeDates>> codes;

  CodeSet(Map<String, List<CodeDates>> codes) {
    this.codes = codes;
  }

  /** Whether a code may be used on a day. */
  public boolean contains(String code, LocalDate day) {
    List<CodeDates> dates = codes.get(code);
    for (int i = 0; dates != null && i < dates.size(); i++) {
      if (dates.get(i).holds(day)) {
        return true;
      }
    }
    return false;
  }

  void list(BiConsumer<String, String> taker) {
    codes.forEach(
        (code, dates) ->
            taker.accept(
                code, dates.stream().map(CodeDates::said).collect(Collectors.joining(", "))));
  }
}
