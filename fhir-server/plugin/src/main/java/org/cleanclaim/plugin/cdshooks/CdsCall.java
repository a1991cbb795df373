package org.cleanclaim.plugin.cdshooks;

import java.util.Collection;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Reference;

/** One call to a service, with the ways to learn what it needs. */
public final class CdsCall {

  private final ServiceDescription service;
  private final HookRequest request;
  private final HookContext context;
  private final PatientFiles files;
  private final Deadline deadline;
  private final String base;
  private final boolean local;
  private final Supplier<Set<String>> overrides;
  private final Discretion discretion;
  private Set<String> overridden;

  CdsCall(
      ServiceDescription service,
      HookRequest request,
      HookContext context,
      PatientFiles files,
      Deadline deadline,
      String base,
      boolean local,
      Supplier<Set<String>> overrides,
      Discretion discretion) {
    this.service = service;
    this.request = request;
    this.context = context;
    this.files = files;
    this.deadline = deadline;
    this.base = base;
    this.local = local;
    this.overrides = overrides;
    this.discretion = discretion;
  }

  public HookContext context() {
    return context;
  }

  public Deadline deadline() {
    return deadline;
  }

  /** The address this server is called at, without a slash at its end. */
  public String base() {
    return base;
  }

  /** Whether the caller asked for every edit's verdict. */
  public boolean traced() {
    return request.traced();
  }

  /** Whether the caller asked which modifiers the charged lines can carry. */
  public boolean asksModifiers() {
    return request.asksModifiers();
  }

  /** Whether the caller's FHIR server is this one. */
  public boolean isLocal() {
    return local;
  }

  /** The edits this user overrode for this patient today; read when first asked for. */
  Set<String> overridden() {
    if (overridden == null) {
      overridden = overrides.get();
    }
    return overridden;
  }

  /** What people decided about alerts, as it concerns this call. */
  Discretion discretion() {
    return discretion;
  }

  /** Of an audience's findings those that this user has not overridden today. */
  Predicate<Alert> unanswered(Predicate<Alert> audience) {
    return alert -> audience.test(alert) && !overridden().contains(alert.edit());
  }

  /** The patient's file, opened with what the context brought. */
  public PatientFile open(KnownResources known, Predicate<PrefetchTemplate> dispensable) {
    return files.open(service, context.patientId(), known, dispensable);
  }

  /** Adds resources the file names, as far as they can be had. */
  public void resolve(PatientFile file, Collection<Reference> references) {
    files.resolve(references, file.known());
  }
}
