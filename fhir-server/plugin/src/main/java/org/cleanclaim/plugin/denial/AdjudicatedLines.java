package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.param.DateRangeParam;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.edits.Scrubber;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Coverage;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.history.HistoryPayer;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.edits.reference.DenialOutcome;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.claim.AlertStore;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DetectedIssue;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueSeverity;
import org.hl7.fhir.r4.model.DetectedIssue.DetectedIssueStatus;
import org.hl7.fhir.r4.model.Extension;
import org.hl7.fhir.r4.model.IntegerType;

/**
 * What payers did with the service lines of some days, each at its first adjudication: what {@code
 * denial-rates} are counted from, and what edits are learned from.
 *
 * <p>Read a week at a time; what is kept meanwhile is which lines were seen. A response that is not
 * active, a reversal, and one about a claim that is not stored tell nothing here.
 */
public final class AdjudicatedLines implements Iterable<AdjudicatedLine> {

  /** Claims read together. */
  private static final int PART = 200;

  /** Days read together. */
  private static final int WEEK = 7;

  private final DaoRegistry daos;
  private final StoredResources store;
  private final AlertStore alerts;
  private final Scrubber scrubber;
  private final DenialTaxonomy taxonomy;
  private final LocalDate from;
  private final LocalDate to;
  private final RequestDetails request;

  /**
   * Begins to read; nothing is asked for before the first line is.
   *
   * @param from first day of adjudication
   * @param to last day, inclusive
   */
  public AdjudicatedLines(
      DaoRegistry daos,
      StoredResources store,
      AlertStore alerts,
      Scrubber scrubber,
      DenialTaxonomy taxonomy,
      LocalDate from,
      LocalDate to,
      RequestDetails request) {
    this.daos = daos;
    this.store = store;
    this.alerts = alerts;
    this.scrubber = scrubber;
    this.taxonomy = taxonomy;
    this.from = from;
    this.to = to;
    this.request = request;
  }

  @Override
  public Iterator<AdjudicatedLine> iterator() {
    return lines().iterator();
  }

  /** What became of each line, without the claim. */
  Iterable<DenialOutcome> outcomes() {
    return () -> lines().map(AdjudicatedLine::outcome).iterator();
  }

  private Stream<AdjudicatedLine> lines() {
    Set<String> seen = new HashSet<>();
    return from.datesUntil(to.plusDays(1), Period.ofDays(WEEK))
        .flatMap(this::parts)
        .flatMap(part -> lines(part, seen));
  }

  private Stream<List<ClaimResponse>> parts(LocalDate first) {
    LocalDate last = first.plusDays(WEEK - 1L);
    List<ClaimResponse> responses = responses(first, last.isAfter(to) ? to : last);
    return Stream.iterate(0, start -> start < responses.size(), start -> start + PART)
        .map(start -> responses.subList(start, Math.min(start + PART, responses.size())));
  }

  /** Adjudications of some days, both ends inclusive, the earliest first. */
  private List<ClaimResponse> responses(LocalDate first, LocalDate last) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    // By the day in any zone; the day the response itself writes is told below.
    search.add(
        ClaimResponse.SP_CREATED,
        new DateRangeParam(first.minusDays(1).toString(), last.plusDays(1).toString()));
    return daos
        .getResourceDao(ClaimResponse.class)
        .search(search, request)
        .getAllResources()
        .stream()
        .map(ClaimResponse.class::cast)
        .filter(response -> isWithin(FhirDates.day(response.getCreatedElement()), first, last))
        .filter(AdjudicationReader::isAdjudication)
        .sorted(
            Comparator.comparing(ClaimResponse::getCreated)
                .thenComparing(response -> response.getMeta().getLastUpdated()))
        .toList();
  }

  private static boolean isWithin(LocalDate day, LocalDate first, LocalDate last) {
    return day != null && !day.isBefore(first) && !day.isAfter(last);
  }

  private Stream<AdjudicatedLine> lines(List<ClaimResponse> responses, Set<String> seen) {
    KnownResources known = new KnownResources();
    store.addMissing(known, responses.stream().map(ClaimResponse::getRequest), request);
    List<Claim> claims = known.all(Claim.class);
    if (claims.isEmpty()) {
      return Stream.empty();
    }
    store.addPayers(known, claims, request);
    List<String> ids = claims.stream().map(claim -> claim.getIdElement().getIdPart()).toList();
    Map<String, List<DetectedIssue>> spoken =
        alerts.of(ids, request).stream()
            .filter(AdjudicatedLines::isTold)
            .collect(
                Collectors.groupingBy(
                    alert -> alert.getImplicatedFirstRep().getReferenceElement().getIdPart()));
    return responses.stream()
        .flatMap(
            response ->
                known.find(Claim.class, response.getRequest()).stream()
                    .flatMap(claim -> lines(response, claim, known, spoken, seen)));
  }

  private Stream<AdjudicatedLine> lines(
      ClaimResponse response,
      Claim claim,
      KnownResources known,
      Map<String, List<DetectedIssue>> spoken,
      Set<String> seen) {
    String id = claim.getIdElement().getIdPart();
    ClaimFacts facts = ClaimReader.read(claim, known);
    Optional<String> payer = payer(facts);
    LocalDate adjudicated = FhirDates.day(response.getCreatedElement());
    Map<Integer, LineOutcome> decided =
        AdjudicationReader.read(response, Optional.of(claim)).stream()
            .collect(
                Collectors.toMap(LineOutcome::line, Function.identity(), (first, again) -> first));
    LineOutcome whole = decided.remove(0);
    List<AdjudicatedLine> lines = new ArrayList<>();
    for (Line line : facts.lines()) {
      LineOutcome own = decided.getOrDefault(line.sequence(), decided.isEmpty() ? whole : null);
      boolean counts =
          own != null
              && own.charged().signum() > 0
              && own.paid().signum() >= 0
              && line.code() != null
              && line.charge() != null;
      if (counts && payer.isPresent() && seen.add(id + "/" + line.sequence())) {
        DenialOutcome outcome =
            new DenialOutcome(
                payer.get(),
                adjudicated,
                line.code(),
                line.modifiers(),
                HistoryPayer.diagnosis(facts, line),
                line.place(),
                line.charge(),
                reason(own, whole),
                edits(spoken.getOrDefault(id, List.of()), line, adjudicated));
        lines.add(new AdjudicatedLine(outcome, facts, line));
      }
    }
    return lines.stream();
  }

  /** The policy's id; for a payer without one its own id; empty when the claim names no payer. */
  private Optional<String> payer(ClaimFacts claim) {
    PayerPolicy policy = scrubber.policyFor(claim);
    if (!policy.id().equals(PayerPolicies.DEFAULT)) {
      return Optional.of(policy.id());
    }
    Coverage billed = claim.billedCoverage();
    return billed == null ? Optional.empty() : billed.payerIds().stream().findFirst();
  }

  /**
   * Group code and CARC that took the most from a line that was not paid; null when it was. A line
   * that has no reason of its own has the claim's.
   */
  private String reason(LineOutcome line, LineOutcome whole) {
    if (line.paid().signum() > 0) {
      return null;
    }
    List<Adjustment> denying = line.denying(taxonomy);
    if (line.adjustments().isEmpty() && whole != null) {
      denying = whole.denying(taxonomy);
    }
    return denying.stream()
        .filter(adjustment -> adjustment.amount().signum() > 0)
        .max(Comparator.comparing(Adjustment::amount))
        .map(AdjudicatedLines::told)
        .orElse(null);
  }

  /** A payer that gives no group code is taken to hold the provider liable. */
  private static String told(Adjustment adjustment) {
    return (adjustment.group().isEmpty() ? "CO" : adjustment.group()) + "-" + adjustment.carc();
  }

  /** Alerts that were more than a note and still stood; a released one stood when it went out. */
  private static boolean isTold(DetectedIssue alert) {
    return alert.getSeverity() != DetectedIssueSeverity.LOW
        && alert.getStatus() != DetectedIssueStatus.CANCELLED
        && alert.getStatus() != DetectedIssueStatus.ENTEREDINERROR;
  }

  private static Set<String> edits(List<DetectedIssue> alerts, Line line, LocalDate adjudicated) {
    return alerts.stream()
        .filter(alert -> concerns(alert, line))
        .filter(alert -> !isLater(alert, adjudicated))
        .map(alert -> alert.getCode().getCodingFirstRep().getCode())
        .collect(Collectors.toSet());
  }

  private static boolean isLater(DetectedIssue alert, LocalDate day) {
    LocalDate told =
        alert.hasIdentifiedDateTimeType() ? FhirDates.day(alert.getIdentifiedDateTimeType()) : null;
    return told != null && told.isAfter(day);
  }

  /** An alert about the claim as a whole concerns each of its lines. */
  private static boolean concerns(DetectedIssue alert, Line line) {
    return alert.getExtensionsByUrl(Canonical.LINE).stream()
        .map(Extension::getValue)
        .anyMatch(
            about ->
                about instanceof IntegerType sequence
                    && (sequence.getValue() == 0 || sequence.getValue() == line.sequence()));
  }
}
