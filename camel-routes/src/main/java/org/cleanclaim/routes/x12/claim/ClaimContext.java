package org.cleanclaim.routes.x12.claim;

import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Segment;

/** What a claim stands under: the levels of billing provider, subscriber and patient above it. */
final class ClaimContext {
  private String taxonomy;
  private ProviderPart billingPart;
  private Subscription subscription;
  private InsuredPart subscriberPart;
  private Party payer;
  private InsuredPart patientPart;
  private String patientRelationship;
  private Segment named;

  /** A new level begins: what was said on it and below no longer holds. */
  void level(String code) {
    if ("20".equals(code)) {
      taxonomy = null;
      billingPart = null;
    }
    if ("20".equals(code) || "22".equals(code)) {
      subscription = null;
      subscriberPart = null;
      payer = null;
    }
    patientPart = null;
    patientRelationship = null;
    named = null;
  }

  void add(Segment segment) {
    switch (segment.id()) {
      case "PRV" -> taxonomy = segment.element(3);
      case "SBR" -> subscription = Subscription.read(segment);
      case "PAT" -> patientRelationship = segment.element(1);
      case "NM1" -> name(segment);
      default -> detail(segment);
    }
  }

  private void name(Segment nm1) {
    named = nm1;
    switch (nm1.element(1) == null ? "" : nm1.element(1)) {
      case "85" -> billingPart = new ProviderPart(nm1);
      case "IL" -> subscriberPart = new InsuredPart(nm1);
      case "PR" -> payer = Party.read(nm1);
      case "QC" -> patientPart = new InsuredPart(nm1);
      default -> {}
    }
  }

  private void detail(Segment segment) {
    if (named == null || named.element(1) == null) {
      return;
    }
    switch (named.element(1)) {
      case "85" -> billingPart.add(segment);
      case "IL" -> subscriberPart.add(segment);
      case "QC" -> patientPart.add(segment);
      default -> {}
    }
  }

  Provider billing() {
    return billingPart == null ? null : billingPart.provider(taxonomy);
  }

  Subscription subscription() {
    return subscription;
  }

  Insured subscriber() {
    return subscriberPart == null ? null : subscriberPart.insured();
  }

  Party payer() {
    return payer;
  }

  Insured patient() {
    return patientPart == null ? null : patientPart.insured();
  }

  String patientRelationship() {
    return patientRelationship;
  }
}
