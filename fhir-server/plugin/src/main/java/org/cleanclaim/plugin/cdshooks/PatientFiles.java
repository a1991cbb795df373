package org.cleanclaim.plugin.cdshooks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Reference;

/**
 * Brings together what a service needs to know: what was sent along first, then what the caller's
 * FHIR server gives. What was sent is never asked for again.
 */
class PatientFiles {

  /** A fault of ours kept a needed record away; the caller did nothing wrong. */
  static class Unreachable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unreachable() {
      super("the store gave no answer", null, false, false);
    }
  }

  private final Prefetch prefetch;
  private final RecordSource source;
  private final Deadline deadline;

  PatientFiles(Prefetch prefetch, RecordSource source, Deadline deadline) {
    this.prefetch = prefetch;
    this.source = source;
    this.deadline = deadline;
  }

  /**
   * The patient's file.
   *
   * @param known what the call's context brought; it is added to
   * @param dispensable tells of a required template that it can be done without this time
   */
  PatientFile open(
      ServiceDescription service,
      String patientId,
      KnownResources known,
      Predicate<PrefetchTemplate> dispensable) {
    Set<String> unread = new LinkedHashSet<>();
    Map<PrefetchTemplate, String> nextPages = new LinkedHashMap<>();
    List<PrefetchTemplate> leftOut = new ArrayList<>();
    for (PrefetchTemplate template : service.prefetch()) {
      Prefetch.Given given = prefetch.read(template, known);
      switch (given.answer()) {
        case GIVEN -> {
          // all there is
        }
        case LEFT_OUT -> leftOut.add(template);
        case FAILED -> unread.add(template.key());
        case IN_PAGES -> nextPages.put(template, given.nextPage());
      }
    }
    unread.addAll(fetch(leftOut, patientId, known));
    nextPages.forEach(
        (template, next) -> {
          if (!source.continueFrom(template, patientId, next, known, deadline)) {
            unread.add(template.key());
          }
        });
    service.prefetch().stream()
        .filter(template -> template.required() && unread.contains(template.key()))
        .filter(template -> !nextPages.containsKey(template))
        .filter(template -> !dispensable.test(template))
        .findFirst()
        .ifPresent(template -> refuse(template, leftOut.contains(template)));
    return new PatientFile(known, unread);
  }

  /** Adds the resources that were named and are not at hand. */
  void resolve(Collection<Reference> references, KnownResources known) {
    List<Reference> missing =
        references.stream()
            .filter(reference -> reference.hasReference() && !known.knows(reference))
            .toList();
    if (!missing.isEmpty()) {
      source.resolve(missing, known, deadline);
    }
  }

  private Set<String> fetch(
      List<PrefetchTemplate> templates, String patientId, KnownResources known) {
    Set<String> unread = new LinkedHashSet<>();
    templates.forEach(template -> unread.add(template.key()));
    if (!templates.isEmpty()) {
      unread.removeAll(source.fetch(templates, patientId, known, deadline));
    }
    return unread;
  }

  private void refuse(PrefetchTemplate template, boolean oursToFetch) {
    if (oursToFetch && source.isOurs()) {
      throw new Unreachable();
    }
    throw CdsRefusal.missingData(
        "Records needed are missing: send prefetch.%s, or a fhirServer this server may read from"
                .formatted(template.key())
            + " (its list is cleanclaim.cds-hooks.fhir-servers) with a token that allows it.");
  }
}
