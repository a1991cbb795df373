package org.cleanclaim.routes.x12.eligibility;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Segment;
import org.cleanclaim.routes.x12.Trace;

/** Gathers what a 271 says of one patient: a subscriber, or a dependent below a subscriber. */
final class PatientPart {
  private final MemberPart subscriberPart = new MemberPart();
  private final Member knownSubscriber;
  private MemberPart dependentPart;
  private final List<Trace> traces = new ArrayList<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<Reference> references = new ArrayList<>();
  private final List<BenefitDate> dates = new ArrayList<>();
  private final List<BenefitPart> benefits = new ArrayList<>();

  /** A further dependent of a subscriber already read has that subscriber from the start. */
  PatientPart(Member knownSubscriber) {
    this.knownSubscriber = knownSubscriber;
  }

  void startDependent() {
    dependentPart = new MemberPart();
  }

  boolean hasDependent() {
    return dependentPart != null;
  }

  Member subscriber() {
    return knownSubscriber != null ? knownSubscriber : subscriberPart.member();
  }

  void add(Segment segment) {
    if (segment.is("EB")) {
      benefits.add(new BenefitPart(segment));
    } else if (!benefits.isEmpty()) {
      benefits.get(benefits.size() - 1).add(segment);
    } else {
      addToPerson(segment);
    }
  }

  private void addToPerson(Segment segment) {
    var person = hasDependent() ? dependentPart : subscriberPart;
    switch (segment.id()) {
      case "TRN" ->
          traces.add(new Trace(segment.element(1), segment.element(2), segment.element(3)));
      case "NM1" -> person.name(segment);
      case "DMG" -> person.demographics(segment);
      case "INS" -> person.relation(segment);
      case "REF" -> references.add(Reference.read(segment));
      case "DTP" -> BenefitPart.date(segment).ifPresent(dates::add);
      case "AAA" ->
          rejections.add(
              BenefitPart.rejection(
                  segment,
                  hasDependent() ? Rejection.Level.DEPENDENT : Rejection.Level.SUBSCRIBER));
      default -> {}
    }
  }

  EligibilityAnswer answer(
      String reference, LocalDateTime at, Party payer, Party provider, List<Rejection> above) {
    var all = new ArrayList<>(above);
    all.addAll(rejections);
    return new EligibilityAnswer(
        reference,
        at,
        List.copyOf(traces),
        payer,
        provider,
        subscriber(),
        hasDependent() ? Optional.ofNullable(dependentPart.member()) : Optional.empty(),
        List.copyOf(all),
        List.copyOf(references),
        List.copyOf(dates),
        benefits.stream().map(BenefitPart::line).toList());
  }
}
