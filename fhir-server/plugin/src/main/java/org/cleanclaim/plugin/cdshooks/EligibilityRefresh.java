package org.cleanclaim.plugin.cdshooks;

import java.time.Duration;
import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.EligibilityAnswer;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.eligibility.EligibilityDesk;
import org.cleanclaim.plugin.eligibility.EligibilityQuestion;
import org.cleanclaim.plugin.eligibility.EligibilityReply;
import org.cleanclaim.plugin.eligibility.EligibilitySettings;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Organization;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Practitioner;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Asks the payer again when what we know of a coverage is older than its policy allows. What comes
 * too late, or not at all, is said; it never turns into a finding.
 */
class EligibilityRefresh {

  private static final Duration RESERVE = Duration.ofMillis(200);

  private final EligibilityDesk desk;
  private final EligibilitySettings settings;
  private final Duration wait;
  private final Consumer<EligibilityReply> recorder;

  EligibilityRefresh(
      EligibilityDesk desk,
      EligibilitySettings settings,
      Duration wait,
      Consumer<EligibilityReply> recorder) {
    this.desk = desk;
    this.settings = settings;
    this.wait = wait;
    this.recorder = recorder;
  }

  /**
   * Adds the payer's answer to what is known, if one is needed and comes in time. It is asked too
   * where the registered period leaves the day out: what is registered may be what is wrong.
   *
   * @return what should be said about an answer that was needed and did not come
   */
  Optional<String> refresh(
      CdsCall call,
      KnownResources known,
      Claim draft,
      ClaimFacts facts,
      PayerPolicy policy,
      LocalDate day,
      LocalDate today) {
    Coverage billed = facts.billedCoverage();
    if (!desk.isOpen() || billed == null || billed.isSelfPay() || !billed.counts()) {
      return Optional.empty();
    }
    if (isFresh(billed.eligibility(), policy.eligibilityMaxAge(), day, today)) {
      return Optional.empty();
    }
    Optional<EligibilityQuestion> question = question(known, draft, billed, day);
    EligibilityReply reply =
        question
            .map(each -> ask(call, each))
            .orElse(
                EligibilityReply.unknown("patient, payer or provider are not known well enough"));
    if (reply.isKnown()) {
      known.add(reply.response());
      return Optional.empty();
    }
    return reply.state() == EligibilityReply.State.UNKNOWN
        ? Optional.of(note(billed, reply))
        : Optional.empty();
  }

  private EligibilityReply ask(CdsCall call, EligibilityQuestion question) {
    Duration left = call.deadline().leftAtMost(wait.plus(RESERVE)).minus(RESERVE);
    return desk.ask(
        question,
        left.isNegative() ? Duration.ZERO : left,
        // Only answers about our own records are kept: others' references lead nowhere here.
        reply -> {
          if (call.isLocal()) {
            recorder.accept(reply);
          }
        });
  }

  private static String note(Coverage billed, EligibilityReply reply) {
    EligibilityAnswer last = billed.eligibility();
    String known =
        last == null || last.created() == null
            ? "What is shown is what was registered."
            : "What is shown is from %s.".formatted(last.created());
    return "Eligibility could not be checked: %s. %s".formatted(reply.reason(), known);
  }

  /** An answer holds for its day, and for the month it was asked about. */
  static boolean isFresh(EligibilityAnswer answer, Period maxAge, LocalDate day, LocalDate today) {
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

  private Optional<EligibilityQuestion> question(
      KnownResources known, Claim draft, Coverage billed, LocalDate day) {
    Optional<Patient> patient = known.find(Patient.class, draft.getPatient());
    Optional<org.hl7.fhir.r4.model.Coverage> coverage =
        draft.getInsurance().stream()
            .map(Claim.InsuranceComponent::getCoverage)
            .map(reference -> known.find(org.hl7.fhir.r4.model.Coverage.class, reference))
            .flatMap(Optional::stream)
            .filter(each -> String.valueOf(billed.id()).equals(each.getIdElement().getIdPart()))
            .findFirst();
    Optional<Resource> provider = provider(known, draft);
    if (patient.isEmpty() || coverage.isEmpty() || provider.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new EligibilityQuestion(
            patient.get(),
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

  /** Who asks: the billing provider, a member of the care team, or the site as the settings say. */
  private Optional<Resource> provider(KnownResources known, Claim draft) {
    Stream<Reference> named =
        Stream.concat(
            Stream.of(draft.getProvider()),
            draft.getCareTeam().stream().map(Claim.CareTeamComponent::getProvider));
    return named
        .map(reference -> known.find(Resource.class, reference))
        .flatMap(Optional::stream)
        .filter(EligibilityRefresh::hasNpi)
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
}
