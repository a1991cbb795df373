package org.cleanclaim.plugin.cdshooks;

import java.math.BigDecimal;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.cleanclaim.edits.Alert;
import org.cleanclaim.edits.Fix;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.plugin.Canonical;

/** Puts a finding into the words of a card. */
class CardText {

  private static final int SUMMARY = 139;
  private static final String HISTORY = "denial-history";
  private static final String EDIT_PAGE = Canonical.BASE + "/edits#";

  private static final List<Card.Coding> OVERRIDES =
      List.of(
          override("not-right-for-this-patient", "Not right for this patient"),
          override("done-elsewhere", "Done elsewhere"),
          override("payer-says-otherwise", "Payer says otherwise"),
          override("patient-pays", "Patient pays"),
          override("biller-will", "Biller will do it"),
          override("alert-is-wrong", "Alert is wrong"));
  private static final Card.Coding NONE_APPLIES = override("none-applies", "None applies");

  /** Where the SMART app is launched; null when it is not installed. */
  private final String appLaunch;

  CardText(String appLaunch) {
    this.appLaunch = appLaunch;
  }

  /**
   * The card for a finding.
   *
   * @param more how many further findings wait in the app
   */
  Card card(Alert alert, Judged judged, int more) {
    String uuid = UUID.randomUUID().toString();
    List<Card.Suggestion> suggestions = judged.isClaim() ? suggestions(alert, judged) : List.of();
    return new Card(
        uuid,
        summary(alert, judged),
        detail(alert, judged),
        alert.severity() == Severity.HOLD ? Card.Indicator.WARNING : Card.Indicator.INFO,
        source(alert),
        suggestions,
        overrides(suggestions),
        link(uuid, more),
        Discretion.finding(alert, judged));
  }

  /** The card for a call we could not judge: care goes on, and nothing is called clean. */
  Card couldNotCheck() {
    return notice(
        "Could not check this for denials.",
        "The fault is on our side. Nothing here was found right or wrong; the claim is checked again"
            + " before it goes out.");
  }

  /** A card that tells what is not known, and asks for nothing. */
  Card notice(String summary, String detail) {
    return new Card(
        UUID.randomUUID().toString(),
        clipped(summary),
        new Markdown().say(detail).text(),
        Card.Indicator.INFO,
        new Card.Source("Cleanclaim", null, null),
        List.of(),
        List.of(),
        null,
        null);
  }

  private static String summary(Alert alert, Judged judged) {
    String message = judged.said(sentence(alert.message()));
    if (alert.severity() != Severity.HOLD || judged.payer() == null || alert.line() == 0) {
      return clipped(message);
    }
    String whole = "%s %s will deny line %d.".formatted(message, judged.payer(), alert.line());
    return whole.length() <= SUMMARY ? clipped(whole) : clipped(message);
  }

  private static String detail(Alert alert, Judged judged) {
    Markdown detail = new Markdown().say(judged.said(alert.remedy()));
    alert.fixes().stream()
        .map(Fix::documentation)
        .filter(documentation -> documentation != null && !documentation.isBlank())
        .distinct()
        .forEach(documentation -> detail.say("Only if the record shows", documentation));
    alikeHere(alert, judged).ifPresent(counts -> detail.say("Here", judged.said(counts)));
    if (alert.denial() != null) {
      detail.say("Would be denied as", alert.denial());
    }
    if (alert.amountAtRisk() != null) {
      detail.say("Billed", dollars(alert.amountAtRisk()));
    }
    judged.notes().forEach(note -> detail.say("Not checked", judged.said(note)));
    return detail.text();
  }

  /** What became of claims like it, beside the rule: counts, never a percentage. */
  private static Optional<String> alikeHere(Alert alert, Judged judged) {
    return judged.result().alerts().stream()
        .filter(other -> other.edit().equals(HISTORY) && !alert.edit().equals(HISTORY))
        .filter(other -> other.line() == alert.line())
        .map(Alert::message)
        .findFirst();
  }

  private static Card.Source source(Alert alert) {
    String dated =
        alert.editions().isEmpty() ? "" : " (" + String.join(", ", alert.editions()) + ")";
    return new Card.Source(
        "Cleanclaim: " + alert.source() + dated,
        EDIT_PAGE + alert.edit(),
        new Card.Coding(Canonical.EDITS, alert.edit(), alert.title()));
  }

  private static List<Card.Suggestion> suggestions(Alert alert, Judged judged) {
    List<Card.Suggestion> suggestions = new ArrayList<>();
    for (Fix fix : alert.fixes()) {
      // Right without a condition only where nothing must be documented and nothing else is
      // offered.
      boolean unconditional = fix.documentation() == null && alert.fixes().size() == 1;
      DraftFix.apply(fix, judged.draft())
          .ifPresent(
              changed ->
                  suggestions.add(
                      new Card.Suggestion(
                          fix.label(),
                          UUID.randomUUID().toString(),
                          unconditional,
                          changed,
                          judged.subject(alert.line()),
                          DraftFix.moved(fix, judged.draft()).orElse(null))));
    }
    return suggestions;
  }

  private static List<Card.Coding> overrides(List<Card.Suggestion> suggestions) {
    List<Card.Coding> reasons = new ArrayList<>(OVERRIDES);
    if (!suggestions.isEmpty()) {
      reasons.add(0, NONE_APPLIES);
    }
    return reasons;
  }

  private Card.Link link(String uuid, int more) {
    if (appLaunch == null) {
      return null;
    }
    String label = more == 0 ? "Open in Cleanclaim" : "%d more in the panel".formatted(more);
    String appContext =
        CdsJson.object().put("v", 1).put("screen", "alert").put("id", uuid).toString();
    return new Card.Link(label, appLaunch, appContext);
  }

  private static Card.Coding override(String code, String display) {
    return new Card.Coding(Canonical.OVERRIDE_REASON, code, display);
  }

  private static String sentence(String message) {
    String text = message.strip();
    return text.endsWith(".") || text.endsWith("?") ? text : text + ".";
  }

  private static String clipped(String text) {
    String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
    if (plain.length() <= SUMMARY) {
      return plain;
    }
    int end = plain.lastIndexOf(' ', SUMMARY - 1);
    return plain.substring(0, end > SUMMARY / 2 ? end : SUMMARY - 1) + "…";
  }

  private static String dollars(BigDecimal amount) {
    return NumberFormat.getCurrencyInstance(Locale.US).format(amount);
  }
}
