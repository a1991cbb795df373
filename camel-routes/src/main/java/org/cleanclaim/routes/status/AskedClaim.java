package org.cleanclaim.routes.status;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.claim.ClaimGraph;
import org.cleanclaim.routes.claim.SubmittedClaims;
import org.cleanclaim.routes.traffic.Submission;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.claim.ClaimDate;
import org.cleanclaim.routes.x12.claim.Insured;
import org.cleanclaim.routes.x12.claim.SubmittedClaim;
import org.cleanclaim.routes.x12.status.ClaimInquiry;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Claim;

/** A claim that was sent, as what a payer needs to find it. */
final class AskedClaim {
  private final Submission submission;
  private final ClaimGraph graph;
  private final SubmittedClaim sent;

  private AskedClaim(Submission submission, ClaimGraph graph, SubmittedClaim sent) {
    this.submission = submission;
    this.graph = graph;
    this.sent = sent;
  }

  static AskedClaim of(Submission submission, FhirContext fhir) {
    var text = new String(submission.content(), StandardCharsets.UTF_8);
    var graph = new ClaimGraph(fhir.newJsonParser().parseResource(Bundle.class, text));
    return new AskedClaim(
        submission, graph, SubmittedClaims.of(graph, submission.patientControlNumber()));
  }

  Submission submission() {
    return submission;
  }

  Claim claim() {
    return graph.claim();
  }

  Party payer() {
    return sent.payer().as("PR");
  }

  Party provider() {
    return sent.billing().party().as("1P");
  }

  /** The first day of service, from which filing time runs; empty when none is known. */
  Optional<LocalDate> firstDay() {
    return Optional.ofNullable(serviced()).map(DateSpan::from);
  }

  /** By our number, the payer's where it gave one, the patient, the charge and the days. */
  ClaimInquiry inquiry(String trace, Optional<String> payerClaimNumber) {
    var references = new ArrayList<Reference>();
    payerClaimNumber.ifPresent(number -> references.add(new Reference("1K", number, null)));
    references.add(new Reference("EJ", submission.patientControlNumber(), null));
    return new ClaimInquiry(
        person(sent.subscriber(), "IL"),
        sent.patient().map(patient -> person(patient, "QC")),
        trace,
        List.copyOf(references),
        sent.heading().total(),
        serviced());
  }

  private static ClaimInquiry.Person person(Insured insured, String role) {
    return new ClaimInquiry.Person(insured.party().as(role), insured.birthDate(), insured.gender());
  }

  private DateSpan serviced() {
    var spans =
        sent.lines().stream()
            .flatMap(line -> line.dates().stream())
            .filter(date -> "472".equals(date.qualifier()))
            .map(ClaimDate::span)
            .flatMap(Optional::stream)
            .toList();
    var from = spans.stream().map(DateSpan::from).min(LocalDate::compareTo);
    var to = spans.stream().map(DateSpan::to).max(LocalDate::compareTo);
    return from.isEmpty() ? null : new DateSpan(from.get(), to.get());
  }
}
