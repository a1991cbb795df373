package org.cleanclaim.edits;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.ServiceLoader;

/** The edits on the class path, and what each says of itself. */
public final class InstalledEdits {
  private InstalledEdits() {}

  /** Every edit on the class path, by id. */
  public static List<ClaimEdit> all() {
    // The defining loader, not the thread's: a host may load this jar apart from its own classes.
    return ServiceLoader.load(ClaimEdit.class, InstalledEdits.class.getClassLoader()).stream()
        .map(ServiceLoader.Provider::get)
        .sorted(Comparator.comparing(edit -> info(edit).id()))
        .toList();
  }

  /** The ids a payer's policy may name. */
  public static List<String> ids() {
    return all().stream().map(edit -> info(edit).id()).toList();
  }

  /** What an edit says of itself. */
  public static EditInfo info(ClaimEdit edit) {
    return Objects.requireNonNull(
        edit.getClass().getAnnotation(EditInfo.class),
        () -> edit.getClass().getName() + " lacks @EditInfo");
  }
}
