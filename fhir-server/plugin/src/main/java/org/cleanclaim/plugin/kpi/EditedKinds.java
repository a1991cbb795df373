package org.cleanclaim.plugin.kpi;

import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.cleanclaim.edits.InstalledEdits;

/** The reasons (CARC) some installed edit foretells. */
final class EditedKinds {

  /** As an SQL list. */
  static final String LISTED =
      all().stream().map(carc -> "'" + carc + "'").collect(Collectors.joining(", "));

  private EditedKinds() {}

  static Set<String> all() {
    return InstalledEdits.all().stream()
        .map(edit -> InstalledEdits.info(edit).denial())
        .map(denial -> denial.substring(denial.indexOf('-') + 1))
        .filter(carc -> carc.matches("[A-Z]?[0-9]{1,3}"))
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
