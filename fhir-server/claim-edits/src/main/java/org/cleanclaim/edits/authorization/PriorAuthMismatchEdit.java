package org.cleanclaim.edits.authorization;

import com.google.auto.service.AutoService;
import java.math.BigDecimal;
import java.util.List;
import org.cleanclaim.edits.ClaimEdit;
import org.cleanclaim.edits.EditContext;
import org.cleanclaim.edits.EditInfo;
import org.cleanclaim.edits.Finding;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.Verdicts;
import org.cleanclaim.edits.Words;
import org.cleanclaim.edits.facts.Authorization;
import org.cleanclaim.edits.facts.ClaimFacts;
import org.cleanclaim.edits.facts.Diagnosis;
import org.cleanclaim.edits.facts.EarlierClaim;
import org.cleanclaim.edits.facts.Line;
import org.cleanclaim.edits.facts.Stage;

/**
 * A service that is not the one the payer authorized: code, units, days, provider, place or
 * diagnosis.
 */
@EditInfo(
    id = "prior-auth-mismatch",
    title = "Service differs from what was authorized",
    denial = "CO-198",
    severity = Severity.HOLD,
    source = "ASC X12 278 HCR, UM, HSD; 837 REF*G1",
    remedy =
        "Ask the payer to amend the authorization to what was done; never change the claim to fit it.",
    stages = {Stage.DRAFT_ORDER, Stage.CLAIM})
@AutoService(ClaimEdit.class)
public final class PriorAuthMismatchEdit implements ClaimEdit {
  @Override
  public void check(ClaimFacts claim, EditContext context, Verdicts verdicts) {
    for (int i = 0; i < claim.authorizations().size(); i++) {
      Authorization authorization = claim.authorizations().get(i);
      if (Boolean.FALSE.equals(authorization.approved()) && !isAllEmergency(claim)) {
        verdicts.found(
            Finding.onClaim("Authorization " + authorization.number() + " was not approved.")
                .denial("CO-197")
                .key("approved-" + authorization.number()));
      }
    }
    for (int i = 0; i < claim.lines().size() && !claim.authorizations().isEmpty(); i++) {
      checkLine(claim, claim.lines().get(i), context, verdicts);
    }
  }

  private static void checkLine(
      ClaimFacts claim, Line line, EditContext context, Verdicts verdicts) {
    if (Emergency.is(claim, line)) {
      verdicts.bypassed(line.sequence(), "emergency");
      return;
    }
    Authorization authorization = authorizing(claim, line);
    if (authorization == null) {
      if (needsOne(line, context) && knowsItems(claim)) {
        verdicts.found(
            finding(line, line.code() + " is not on the authorization.", "CO-15", "code"));
      }
      return;
    }
    Authorization.Item item = item(authorization, line);
    if (isOutside(authorization, line)) {
      verdicts.found(
          finding(
              line,
              Words.say(
                  "%s of %s is outside the days of authorization %s.",
                  line.code(), line.from(), authorization.number()),
              "CO-15",
              "days"));
    }
    String npi = claim.physicianNpi(line);
    if (authorization.providerNpi() != null
        && npi != null
        && !authorization.providerNpi().equals(npi)
        && !authorization.providerNpi().equals(claim.billing().npi())) {
      verdicts.found(
          finding(line, "The authorization was given to another provider.", "CO-296", "provider"));
    }
    if (item != null) {
      checkItem(claim, line, authorization, item, verdicts);
    }
  }

  private static boolean isAllEmergency(ClaimFacts claim) {
    return !claim.lines().isEmpty()
        && claim.lines().stream().allMatch(line -> Emergency.is(claim, line));
  }

  private static void checkItem(
      ClaimFacts claim,
      Line line,
      Authorization authorization,
      Authorization.Item item,
      Verdicts verdicts) {
    BigDecimal units = used(claim, line, authorization);
    if (item.units() != null && units.compareTo(item.units()) > 0) {
      verdicts.found(
          finding(
              line,
              Words.say(
                  "%s comes to %s units; %s were authorized.",
                  line.code(), units.toPlainString(), item.units().toPlainString()),
              "CO-198",
              "units"));
    }
    if (item.place() != null && line.place() != null && !item.place().equals(line.place())) {
      verdicts.found(
          finding(
              line,
              Words.say(
                  "%s was authorized for place %s and billed with %s.",
                  line.code(), item.place(), line.place()),
              "CO-15",
              "place"));
    }
    if (!item.diagnoses().isEmpty() && isForOtherDiagnosis(claim, line, item)) {
      verdicts.found(
          finding(
              line, line.code() + " was authorized for another diagnosis.", "CO-284", "diagnosis"));
    }
  }

  private static boolean isForOtherDiagnosis(ClaimFacts claim, Line line, Authorization.Item item) {
    List<Diagnosis> pointed =
        claim.diagnoses().stream()
            .filter(diagnosis -> line.diagnosisPointers().contains(diagnosis.sequence()))
            .toList();
    return !pointed.isEmpty()
        && pointed.stream()
            .noneMatch(
                diagnosis ->
                    item.diagnoses().stream()
                        .anyMatch(code -> new Diagnosis(0, code).code().equals(diagnosis.code())));
  }

  /**
   * Units of the code up to and with this line, with what earlier claims used of the same number.
   */
  private static BigDecimal used(ClaimFacts claim, Line line, Authorization authorization) {
    BigDecimal units = units(claim, line, line.sequence());
    for (EarlierClaim earlier : claim.earlier()) {
      boolean sameNumber =
          earlier.claim().authorizations().stream()
              .anyMatch(other -> authorization.number().equals(other.number()));
      if (earlier.stands() && sameNumber && !claim.replaces(earlier)) {
        units = units.add(units(earlier.claim(), line, Integer.MAX_VALUE));
      }
    }
    return units;
  }

  private static BigDecimal units(ClaimFacts claim, Line line, int upTo) {
    BigDecimal units = BigDecimal.ZERO;
    for (Line other : claim.lines()) {
      if (other.code().equals(line.code())
          && other.sequence() <= upTo
          && other.quantity() != null) {
        units = units.add(other.quantity());
      }
    }
    return units;
  }

  /** The authorization that names the line's code, else one of which only the number is known. */
  private static Authorization authorizing(ClaimFacts claim, Line line) {
    Authorization open = null;
    for (Authorization authorization : claim.authorizations()) {
      if (item(authorization, line) != null) {
        return authorization;
      }
      if (authorization.items().isEmpty() && authorization.number() != null) {
        open = authorization;
      }
    }
    return open;
  }

  private static Authorization.Item item(Authorization authorization, Line line) {
    for (Authorization.Item item : authorization.items()) {
      if (line.code().equals(item.code())) {
        return item;
      }
    }
    return null;
  }

  private static boolean knowsItems(ClaimFacts claim) {
    return claim.authorizations().stream().anyMatch(known -> !known.items().isEmpty());
  }

  private static boolean needsOne(Line line, EditContext context) {
    return context.policy().priorAuthorization().stream().anyMatch(rule -> rule.concerns(line));
  }

  private static boolean isOutside(Authorization authorization, Line line) {
    return line.from() != null
        && ((authorization.start() != null && line.from().isBefore(authorization.start()))
            || (authorization.end() != null && line.through().isAfter(authorization.end())));
  }

  private static Finding finding(Line line, String message, String denial, String key) {
    return Finding.on(line.sequence(), message).denial(denial).atRisk(line.charge()).key(key);
  }
}
