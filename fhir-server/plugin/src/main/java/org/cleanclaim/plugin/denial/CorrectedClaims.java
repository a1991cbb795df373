package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.ScrubResult;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.payer.CorrectedClaim;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.cdshooks.DraftFix;
import org.cleanclaim.plugin.claim.AlertMapping;
import org.cleanclaim.plugin.claim.ClaimJudge;
import org.cleanclaim.plugin.claim.ClaimReader;
import org.cleanclaim.plugin.claim.Names;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;

/** Makes the claim that corrects a denied one, in the way its payer takes corrections. */
final class CorrectedClaims {

  private static final String RELATIONSHIP =
      "http://terminology.hl7.org/CodeSystem/ex-relatedclaimrelationship";

  private final StoredResources store;
  private final ClaimJudge judge;

  CorrectedClaims(StoredResources store, ClaimJudge judge) {
    this.store = store;
    this.judge = judge;
  }

  /**
   * A correction, not stored yet.
   *
   * @param method {@code replacement} (frequency 7) or {@code new-original}
   * @param why the payer takes it so, in words
   * @param result what the edits say of it
   * @param fixes what could still be changed
   * @param digest of its content
   */
  record Proposed(
      Claim claim,
      String method,
      String why,
      ScrubResult result,
      List<Offered> fixes,
      String digest) {}

  /** A change a person may choose, by the id to choose it by. */
  record Offered(String id, String edit, Fix fix) {}

  /**
   * Makes it.
   *
   * @param denied the claim that was denied, the newest version of the correction included
   * @param sent the claim as a person corrected it; null for the denied one
   * @param chosen ids of fixes to apply
   * @param answer what the payer answered
   * @param number the payer's own number of the claim where the answer has none; null for none
   */
  Proposed propose(
      Claim denied,
      Claim sent,
      List<String> chosen,
      ClaimResponse answer,
      boolean unprocessable,
      String number,
      RequestDetails request) {
    Claim claim = (sent == null ? denied : sent).copy();
    requireSameSubject(denied, claim);
    for (String id : chosen) {
      claim = apply(claim, id, denied, request);
    }
    KnownResources known = known(claim, request);
    PayerPolicy policy = policy(claim, known);
    String method = method(policy, unprocessable, payerNumber(answer, number));
    dress(claim, denied, method, payerNumber(answer, number), judge.today());
    known = known(claim, request);
    ScrubResult result = judge.judge(claim, known, judge.today(), false);
    return new Proposed(
        claim,
        method,
        why(policy, unprocessable, method),
        result,
        offered(result),
        ClaimContent.digest(claim));
  }

  private KnownResources known(Claim claim, RequestDetails request) {
    KnownResources known = new KnownResources();
    store.complete(known, claim, request);
    return known;
  }

  private PayerPolicy policy(Claim claim, KnownResources known) {
    ClaimFacts facts = ClaimReader.read(claim, known);
    return judge.scrubber().policyFor(facts);
  }

  private static void requireSameSubject(Claim denied, Claim sent) {
    String patient = Facts.words(denied.getPatient());
    if (patient == null || !patient.equals(Facts.words(sent.getPatient()))) {
      throw BadParameter.unfit(
          "claim", "The correction is another patient's: send the denied claim, corrected.");
    }
    if (sent.hasUse() && sent.getUse() != Claim.Use.CLAIM || sent.getItem().isEmpty()) {
      throw BadParameter.unfit(
          "claim", "Send a whole claim with its lines: a correction takes the place of all of it.");
    }
  }

  private Claim apply(Claim claim, String id, Claim denied, RequestDetails request) {
    Claim judged = claim.copy();
    judged.setId(denied.getIdElement().toUnqualifiedVersionless());
    ScrubResult result = judge.judge(judged, known(judged, request), judge.today(), false);
    return offered(result).stream()
        .filter(offered -> offered.id().equals(id))
        .findFirst()
        .flatMap(offered -> DraftFix.apply(offered.fix(), claim))
        .orElseThrow(
            () ->
                BadParameter.unfit(
                    "fix",
                    "No fix %s is offered for the claim as it is. Ask for the preview again and choose from it."
                        .formatted(id)));
  }

  private static List<Offered> offered(ScrubResult result) {
    List<Offered> offered = new ArrayList<>();
    for (Alert alert : result.alerts()) {
      for (Fix fix : alert.fixes()) {
        if (fix.kind() != Fix.Kind.MOVE_LINE) {
          offered.add(new Offered(id(alert, fix), alert.edit(), fix));
        }
      }
    }
    return offered;
  }

  private static String id(Alert alert, Fix fix) {
    return "%s:%d:%s:%s"
        .formatted(
            alert.edit(),
            fix.line(),
            AlertMapping.kind(fix),
            fix.value() == null ? fix.replaces() == null ? "" : fix.replaces() : fix.value());
  }

  private static String method(PayerPolicy policy, boolean unprocessable, String number) {
    CorrectedClaim corrected = policy.correctedClaim();
    boolean takesNoReplacement =
        policy.isMedicare()
            || corrected != null && corrected.accepts() == CorrectedClaim.Kind.NEW_ORIGINAL;
    if (unprocessable || takesNoReplacement) {
      return "new-original";
    }
    if (number == null) {
      throw BadParameter.unfit(
          "payer-claim-number",
          "The payer's answer has no number of its own for the claim (835 CLP07), and a replacement names it. Send it as parameter payer-claim-number.");
    }
    return "replacement";
  }

  private static String why(PayerPolicy policy, boolean unprocessable, String method) {
    if (unprocessable) {
      return "MA130: the payer has no claim to replace, so that a new original goes out.";
    }
    return "replacement".equals(method)
        ? "%s takes a replacement (frequency 7) that names its own number.".formatted(policy.name())
        : "%s takes no replacement, so that a new original goes out.".formatted(policy.name());
  }

  private static String payerNumber(ClaimResponse answer, String given) {
    if (given != null) {
      return given;
    }
    return answer.getIdentifier().stream()
        .filter(id -> Canonical.PAYER_CLAIM_NUMBER.equals(id.getSystem()))
        .map(Identifier::getValue)
        .findFirst()
        .orElse(null);
  }

  /** A claim of its own, that says which it corrects. */
  private static void dress(
      Claim claim, Claim denied, String method, String number, LocalDate today) {
    String id = denied.getIdElement().getIdPart();
    claim.setId((String) null);
    claim.setMeta(null);
    claim.setText(null);
    claim.setStatus(Claim.ClaimStatus.ACTIVE);
    // The number it went out with is that claim's: this one is given its own when it goes.
    claim.getIdentifier().removeIf(each -> !Canonical.HOOK_INSTANCE.equals(each.getSystem()));
    claim.setCreatedElement(new DateTimeType(today.toString()));
    claim
        .getRelated()
        .removeIf(
            related ->
                related.getRelationship().getCoding().stream()
                    .anyMatch(coding -> List.of("prior", "void").contains(coding.getCode())));
    claim.getExtension().removeIf(extension -> Canonical.CORRECTS.equals(extension.getUrl()));
    claim.addExtension(Canonical.CORRECTS, new Reference("Claim/" + id));
    if ("replacement".equals(method)) {
      claim
          .addRelated()
          .setClaim(new Reference("Claim/" + id))
          .setRelationship(Concepts.of(RELATIONSHIP, "prior"))
          .setReference(new Identifier().setValue(number));
    }
  }

  /** The lines that differ, in words. */
  static List<String> changes(Claim before, Claim after) {
    List<String> changes = new ArrayList<>();
    for (Claim.ItemComponent line : after.getItem()) {
      Optional<Claim.ItemComponent> was =
          before.getItem().stream()
              .filter(each -> each.getSequence() == line.getSequence())
              .findFirst();
      String now = Names.line(line);
      if (was.isEmpty()) {
        changes.add("Line %d is new: %s.".formatted(line.getSequence(), now));
      } else if (!was.get().equalsDeep(line)) {
        changes.add(
            "Line %d: %s, was %s.".formatted(line.getSequence(), now, Names.line(was.get())));
      }
    }
    before.getItem().stream()
        .filter(
            line ->
                after.getItem().stream()
                    .noneMatch(each -> each.getSequence() == line.getSequence()))
        .forEach(line -> changes.add("Line %d is gone.".formatted(line.getSequence())));
    return changes;
  }
}
