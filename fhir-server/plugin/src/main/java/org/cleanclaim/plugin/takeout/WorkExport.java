package org.cleanclaim.plugin.takeout;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Tells all the work of an instance, line by line, some pieces of work at a time. */
final class WorkExport {

  /** So many pieces of work are in memory with all that belongs to them. */
  private static final int PART = 25;

  private final StoredVersions store;
  private final LineFormat format;
  private final PortableIds ids;
  private final WorkRows rows;

  WorkExport(StoredVersions store, LineFormat format, PortableIds ids, WorkRows rows) {
    this.store = store;
    this.format = format;
    this.ids = ids;
    this.rows = rows;
  }

  void tell(Consumer<Line> to) {
    List<String> roots = new ArrayList<>();
    roots.addAll(store.below("PlanDefinition", Kinds.PLAYBOOKS));
    roots.addAll(store.below("Library", Kinds.TEMPLATES));
    roots.addAll(store.tasks("work-denial"));
    roots.addAll(store.tasks("write-playbook-page"));
    SeenResources seen = new SeenResources();
    List<Line> ends = new ArrayList<>();
    for (int from = 0; from < roots.size(); from += PART) {
      WorkPart part =
          new WorkPart(store, format, ids, seen)
              .read(roots.subList(from, Math.min(from + PART, roots.size())));
      part.lines().forEach(to);
      ends.addAll(part.ends());
    }
    ends.forEach(to);
    rows.tell(format, ids, to);
  }
}
