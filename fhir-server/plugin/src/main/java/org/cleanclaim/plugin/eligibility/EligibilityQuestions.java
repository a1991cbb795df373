package org.cleanclaim.plugin.eligibility;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/** Puts together what a payer must be told to answer whether a coverage is in force (270). */
public final class EligibilityQuestions {

  private final EligibilitySettings settings;

  public EligibilityQuestions(EligibilitySettings settings) {
    this.settings = settings;
  }

  /**
   * The question about a coverage on a day; empty when patient, coverage or provider are not known
   * well enough to ask.
   *
   * @param coverages the coverages at hand, among them the one billed
   * @param providers who may ask, the first with an NPI does; the site where none has
   */
  public Optional<EligibilityQuestion> about(
      KnownResources known,
      Reference patient,
      Stream<Reference> coverages,
      Stream<Reference> providers,
      Coverage billed,
      LocalDate day) {
    Optional<Patient> person = known.find(Patient.class, patient);
    Optional<org.hl7.fhir.r4.model.Coverage> coverage =
        coverages
            .map(reference -> known.find(org.hl7.fhir.r4.model.Coverage.class, reference))
            .flatMap(Optional::stream)
            .filter(each -> String.valueOf(billed.id()).equals(each.getIdElement().getIdPart()))
            .findFirst();
    Optional<Resource> provider = provider(known, providers);
    if (person.isEmpty() || coverage.isEmpty() || provider.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EligibilityQuestion(
            person.get(),
            coverage.get(),
            payer(known, coverage.get(), billed),
            provider.get(),
            day));
  }

  private static Organization payer(
      KnownResources known, org.hl7.fhir.r4.model.Coverage coverage, Coverage billed) {
    return coverage.getPayor().stream()
        .map(payor -> known.find(Organization.class, payor))
        .flatMap(Optional::stream)
        .findFirst()
        .orElseGet(() -> named(billed));
  }

  /** A payer known by its ids alone. */
  private static Organization named(Coverage billed) {
    Organization payer = new Organization().setName(billed.payerName());
    billed.payerIds().forEach(id -> payer.addIdentifier(new Identifier().setValue(id)));
    return payer;
  }

  private Optional<Resource> provider(KnownResources known, Stream<Reference> providers) {
    return providers
        .map(reference -> known.find(Resource.class, reference))
        .flatMap(Optional::stream)
        .filter(EligibilityQuestions::hasNpi)
        .findFirst()
        .or(this::site);
  }

  private static boolean hasNpi(Resource resource) {
    List<Identifier> identifiers =
        resource instanceof Organization organization
            ? organization.getIdentifier()
            : resource instanceof Practitioner practitioner
                ? practitioner.getIdentifier()
                : List.of();
    return identifiers.stream().anyMatch(id -> Canonical.NPI.equals(id.getSystem()));
  }

  private Optional<Resource> site() {
    if (settings.providerNpi() == null) {
      return Optional.empty();
    }
    Organization site = new Organization().setName(settings.providerName());
    site.addIdentifier().setSystem(Canonical.NPI).setValue(settings.providerNpi());
    return Optional.of(site);
  }

  /** An answer holds for its day, and for the month it was asked about. */
  public static boolean isFresh(
      EligibilityAnswer answer, Period maxAge, LocalDate day, LocalDate today) {
    if (maxAge == null) {
      return true;
    }
    if (answer == null || !answer.complete() || answer.created() == null) {
      return false;
    }
    boolean recent = !answer.created().plus(maxAge).isBefore(today);
    LocalDate from = answer.servicedFrom();
    LocalDate to = answer.servicedTo() == null ? from : answer.servicedTo();
    boolean asked =
        from == null
            || !day.isBefore(from.withDayOfMonth(1))
                && !day.isAfter(to.withDayOfMonth(to.lengthOfMonth()));
    return recent && asked;
  }
}
