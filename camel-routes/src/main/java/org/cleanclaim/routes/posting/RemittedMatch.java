package org.cleanclaim.routes.posting;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.traffic.Submissions;
import org.cleanclaim.routes.x12.remittance.DatedFact;
import org.cleanclaim.routes.x12.remittance.RemittedClaim;
import org.hl7.fhir.r4.model.BaseDateTimeType;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Claim.ItemComponent;

/**
 * Finds the claim that a remitted one answers: CLP01 is its CLM01. Of several claims with that
 * number, as practice systems give a claim and its replacement, the payer's number, the charge and
 * the days of service decide, then which is not answered yet.
 */
public final class RemittedMatch {
  private static final Set<String> DAYS_OF_SERVICE = Set.of("472", "150", "151", "232", "233");
  private static final int LEAST = 4;

  private final Submissions submissions;
  private final FhirContext fhir;

  public RemittedMatch(Submissions submissions, FhirContext fhir) {
    this.submissions = submissions;
    this.fhir = fhir;
  }

  public Optional<Submission> find(RemittedClaim remitted) {
    if (remitted.patientControlNumber() == null) {
      return Optional.empty();
    }
    var all = submissions.allByPatientControlNumber(remitted.patientControlNumber());
    if (all.size() < 2) {
      return all.stream().findFirst();
    }
    return all.stream()
        .filter(one -> isNamed(one, remitted))
        .findFirst()
        .or(
            () ->
                all.stream()
                    .filter(one -> likeness(one, remitted) >= LEAST)
                    .max(
                        Comparator.comparingInt((Submission one) -> likeness(one, remitted))
                            .thenComparing(one -> one.state().isAway())));
  }

  /** The payer's number is one claim's for ever: its reversal bears it too. */
  private boolean isNamed(Submission one, RemittedClaim remitted) {
    return remitted.payerControlNumber() != null
        && submissions
            .payerClaimNumber(one.id())
            .filter(remitted.payerControlNumber()::equals)
            .isPresent();
  }

  private int likeness(Submission one, RemittedClaim remitted) {
    var claim = claim(one);
    boolean sameCharge =
        claim.getTotal().hasValue()
            && claim.getTotal().getValue().compareTo(remitted.charge().abs()) == 0;
    boolean sameDays = days(remitted).stream().anyMatch(days(claim)::contains);
    boolean sameFrequency = one.frequency().equals(remitted.frequency());
    return (sameCharge ? LEAST : 0) + (sameDays ? LEAST : 0) + (sameFrequency ? 1 : 0);
  }

  private Claim claim(Submission one) {
    var text = new String(one.content(), StandardCharsets.UTF_8);
    return new ClaimGraph(fhir.newJsonParser().parseResource(Bundle.class, text)).claim();
  }

  private static List<LocalDate> days(RemittedClaim remitted) {
    return Stream.concat(
            remitted.dates().stream(),
            remitted.lines().stream().flatMap(line -> line.dates().stream()))
        .filter(fact -> DAYS_OF_SERVICE.contains(fact.qualifier()))
        .map(DatedFact::day)
        .filter(day -> day != null)
        .toList();
  }

  private static Set<LocalDate> days(Claim claim) {
    return Stream.concat(
            Stream.of(
                claim.getBillablePeriod().getStartElement(),
                claim.getBillablePeriod().getEndElement()),
            claim.getItem().stream().flatMap(RemittedMatch::served))
        .filter(day -> day != null && day.hasValue())
        .map(day -> LocalDate.parse(day.getValueAsString().substring(0, 10)))
        .collect(Collectors.toSet());
  }

  private static Stream<BaseDateTimeType> served(ItemComponent item) {
    if (item.hasServicedDateType()) {
      return Stream.of(item.getServicedDateType());
    }
    return item.hasServicedPeriod()
        ? Stream.of(
            item.getServicedPeriod().getStartElement(), item.getServicedPeriod().getEndElement())
        : Stream.empty();
  }
}
