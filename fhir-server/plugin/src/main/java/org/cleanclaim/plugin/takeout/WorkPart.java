package org.cleanclaim.plugin.takeout;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Resource;

/**
 * Some pieces of work with all that belongs to them: what they name, what that names, and what was
 * done about it, each with every version, in an order in which nothing is named before it is there.
 */
final class WorkPart {

  /** What names a resource and belongs to it: type and search parameter, by what is named. */
  private static final Map<String, List<String[]>> BELONGING =
      Map.of(
          "Task", List.of(new String[] {"Task", "part-of"}, new String[] {"Provenance", "target"}),
          "Claim",
              List.of(
                  new String[] {"ClaimResponse", "request"},
                  new String[] {"Task", "focus"},
                  new String[] {"Task", "based-on"},
                  new String[] {"DetectedIssue", "implicated"},
                  new String[] {"Provenance", "target"}),
          "Patient",
              List.of(
                  // What can be enclosed with a letter that is not written yet.
                  new String[] {"DocumentReference", "patient"},
                  new String[] {"DiagnosticReport", "patient"},
                  new String[] {"CoverageEligibilityResponse", "patient"}));

  private final StoredVersions store;
  private final LineFormat format;
  private final PortableIds ids;
  private final SeenResources seen;
  private final Map<String, List<Line>> chains = new LinkedHashMap<>();
  private final Set<String> entered = new HashSet<>();
  private final List<Line> lines = new ArrayList<>();
  private final List<Line> ends = new ArrayList<>();

  /**
   * @param seen what earlier parts had, by its key; what is new here is added
   */
  WorkPart(StoredVersions store, LineFormat format, PortableIds ids, SeenResources seen) {
    this.store = store;
    this.format = format;
    this.ids = ids;
    this.seen = seen;
  }

  /** Reads it. */
  WorkPart read(List<String> roots) {
    List<String> wanted = roots;
    while (!wanted.isEmpty()) {
      Map<String, List<String>> added = new LinkedHashMap<>();
      List<String> next = new ArrayList<>();
      for (String key : wanted) {
        if (seen.add(ids.key(key))) {
          List<Resource> versions = store.of(key);
          if (!versions.isEmpty()) {
            added
                .computeIfAbsent(key.substring(0, key.indexOf('/')), type -> new ArrayList<>())
                .add(key);
            next.addAll(add(versions));
          }
        }
      }
      next.addAll(belonging(added));
      wanted = next;
    }
    order();
    return this;
  }

  /** Adds a resource, and says what it names. */
  private Set<String> add(List<Resource> versions) {
    Set<String> named = new HashSet<>();
    List<Line> chain = new ArrayList<>();
    for (Resource version : versions) {
      Line line = format.of(version);
      // A version that was expunged is the one after it: what names later ones by number holds.
      while (chain.size() + 1 < line.version()) {
        chain.add(format.numbered(line, chain.size() + 1));
      }
      chain.add(line);
      named.addAll(format.links(version));
    }
    chains.put(chain.get(0).key(), chain);
    return named;
  }

  private List<String> belonging(Map<String, List<String>> added) {
    List<String> found = new ArrayList<>();
    BELONGING.forEach(
        (type, ways) -> {
          List<String> targets = added.getOrDefault(type, List.of());
          ways.forEach(way -> found.addAll(store.naming(way[0], way[1], targets)));
        });
    List<String> patients = added.getOrDefault("Patient", List.of());
    store.naming("Communication", "subject", patients).stream()
        .filter(this::isAboutWork)
        .forEach(found::add);
    store.naming("ClaimResponse", "patient", patients).stream()
        .filter(this::isAuthorization)
        .forEach(found::add);
    return found;
  }

  private boolean isAboutWork(String communication) {
    return newest(communication) instanceof Communication message
        && message.getAbout().stream()
            .anyMatch(
                about -> about.getReference() != null && about.getReference().startsWith("Task/"));
  }

  private boolean isAuthorization(String response) {
    return newest(response) instanceof ClaimResponse answer
        && answer.getUse() == ClaimResponse.Use.PREAUTHORIZATION;
  }

  private Resource newest(String key) {
    List<Resource> versions = store.of(key);
    return versions.isEmpty() ? null : versions.get(versions.size() - 1);
  }

  private void order() {
    chains.values().stream()
        .flatMap(List::stream)
        .sorted(
            Comparator.comparing(Line::at, Comparator.nullsFirst(Comparator.naturalOrder()))
                .thenComparing(Line::key)
                .thenComparing(Line::version))
        .forEach(this::tell);
    chains.clear();
  }

  private void tell(Line line) {
    if (!entered.add(line.key() + "/" + line.version())) {
      return;
    }
    List<Line> chain = chains.get(line.key());
    if (line.version() > 1) {
      tell(chain.get((int) line.version() - 2));
    }
    for (String link : line.links()) {
      List<Line> named = chains.get(link);
      if (named != null) {
        tell(named.get(0));
      }
    }
    // What was named until it was deleted is deleted last, when nothing names it any more.
    boolean isEnd = line.isDeleted() && line.version() == chain.size();
    (isEnd ? ends : lines).add(line);
  }

  /** All but what was deleted at last. */
  List<Line> lines() {
    return lines;
  }

  /** That resources were deleted at last. */
  List<Line> ends() {
    return ends;
  }
}
