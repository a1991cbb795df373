package org.cleanclaim.plugin.denial;

import java.util.Optional;
import java.util.Set;
import org.cleanclaim.edits.payer.PayerPolicy;

/**
 * What should be done about a denial, and why.
 *
 * @param action {@code resubmit}, {@code appeal}, {@code send-records}, {@code bill-patient},
 *     {@code write-off}, {@code review} or {@code none}
 * @param reason in words, for the person who decides
 */
record DenialAdvice(String action, String reason) {

  private static final String UNPROCESSABLE = "MA130";
  private static final String UNPROCESSABLE_CAUSE = "unprocessable";
  private static final String NO_APPEAL_RIGHT = "N211";
  private static final String CROSSOVER_DUPLICATE = "N522";
  private static final Set<String> FORWARDED = Set.of("MA07", "MA18", "N89");
  private static final Set<String> NEEDS_NOTICE = Set.of("96", "119", "204");
  private static final String TIMELY = "timely-filing";
  private static final String UPHELD = "193";

  /** Whether the payer decided nothing, so that there is nothing to appeal. */
  static boolean isUnprocessable(Denial denial) {
    return denial.remarks().contains(UNPROCESSABLE);
  }

  /** Whether an appeal is open at all. */
  static boolean hasAppealRight(Denial denial, PayerPolicy policy) {
    boolean lateForMedicare = policy.isMedicare() && TIMELY.equals(denial.root().name());
    return !isUnprocessable(denial)
        && !denial.remarks().contains(NO_APPEAL_RIGHT)
        && !lateForMedicare;
  }

  /**
   * The advice.
   *
   * @param crossedOver whether the payer sent the claim on to the next payer
   */
  static DenialAdvice of(
      Denial denial, Optional<RemarkCause> cause, PayerPolicy policy, boolean crossedOver) {
    if (isUnprocessable(denial)) {
      return new DenialAdvice(
          "resubmit",
          "MA130: the payer could not process the claim and decided nothing. Correct%s and send a new claim; there is nothing to appeal, and the time to file runs on."
              .formatted(
                  cause
                      .filter(c -> !UNPROCESSABLE_CAUSE.equals(c.cause()))
                      .map(c -> " " + c.words())
                      .orElse("")));
    }
    if (denial.remarks().contains(CROSSOVER_DUPLICATE)) {
      return new DenialAdvice(
          "none",
          "N522: the payer had this claim from another payer already and answers it there. Post that answer; send nothing.");
    }
    boolean provider = Set.of("CO", "").contains(denial.primary().group());
    if (!provider && (crossedOver || denial.remarks().stream().anyMatch(FORWARDED::contains))) {
      return new DenialAdvice(
          "none",
          "The payer sent the claim on to the next payer. Wait for that answer; do not bill it again.");
    }
    DenialAdvice usual = usual(denial, cause, policy);
    return "appeal".equals(usual.action) && !hasAppealRight(denial, policy)
        ? instead(denial, policy)
        : usual;
  }

  private static DenialAdvice usual(
      Denial denial, Optional<RemarkCause> cause, PayerPolicy policy) {
    DenialCategory root = denial.root();
    String group = denial.primary().group();
    String carc = denial.primary().carc();
    String about = cause.map(c -> " It is about " + c.words() + ".").orElse("");
    if ("PR".equals(group) && isPatients(root)) {
      return billPatient(carc, about);
    }
    return switch (root.action()) {
      case "bill-patient" ->
          new DenialAdvice(
              "appeal",
              "%s: the provider's loss, so the patient is never billed. Appeal if the service is covered, else write it off.%s"
                  .formatted(denial.primary().code(), about));
      case "resubmit" -> resubmit(denial, policy, about);
      case "send-records" ->
          new DenialAdvice(
              "send-records",
              "The payer waits for records: send what it asks for in time." + about);
      case "appeal" -> appeal(denial, policy, about);
      case "write-off" -> new DenialAdvice("write-off", "The site writes these off." + about);
      case "none" -> new DenialAdvice("none", "Nothing is to be done." + about);
      default ->
          new DenialAdvice(
              "review",
              "%s is in no category: a person decides.%s"
                  .formatted(denial.primary().code(), about));
    };
  }

  /** Whether the patient may owe what a payer denies for it. */
  private static boolean isPatients(DenialCategory root) {
    return "bill-patient".equals(root.action()) || "medical-necessity".equals(root.name());
  }

  private static DenialAdvice billPatient(String carc, String about) {
    return new DenialAdvice(
        "bill-patient",
        (NEEDS_NOTICE.contains(carc)
                ? "The payer makes it the patient's. Check first that the patient was told beforehand (ABN or the plan's own notice)."
                : "The payer makes it the patient's.")
            + about);
  }

  private static DenialAdvice resubmit(Denial denial, PayerPolicy policy, String about) {
    if (policy.isMedicare()) {
      return new DenialAdvice(
          "appeal",
          "Medicare decided the claim and takes no replacement: ask for a reopening of a clerical error, or a redetermination.%s"
              .formatted(about));
    }
    String reason =
        switch (denial.root().name()) {
          case "bundling" ->
              "If the record shows a separate service, correct the modifier and send again; with an operative note appeal; else write it off.";
          case "duplicate" ->
              "Find the first claim. If both services were rendered, send again with modifier 76, 77 or 91; else nothing is owed.";
          case "eligibility" ->
              "Find the coverage of that day and bill it; where there is none the visit is self-pay.";
          case "coordination-of-benefits" ->
              "Bill the payer that comes first, then this one with the first one's figures.";
          default -> "It can be turned with data: correct and send again.";
        };
    return new DenialAdvice("resubmit", reason + about);
  }

  private static DenialAdvice appeal(Denial denial, PayerPolicy policy, String about) {
    String carc = denial.primary().carc();
    if (UPHELD.equals(carc) && policy.appeal().size() < 2) {
      return new DenialAdvice(
          "write-off", "The payer stays with its decision, and it has no further level." + about);
    }
    String reason =
        switch (denial.root().name()) {
          case "authorization" ->
              "Ask for an authorization afterwards where the payer gives one, then appeal with it.";
          case "medical-necessity" -> "Appeal with the records; cite the coverage determination.";
          case TIMELY ->
              "Appeal with the proof that the claim came in time (the 277CA that took it).";
          case "appeal-procedure" -> "Go to the next level of appeal, or write it off.";
          default -> "Appeal.";
        };
    return new DenialAdvice("appeal", reason + about);
  }

  private static DenialAdvice instead(Denial denial, PayerPolicy policy) {
    if (policy.isMedicare() && TIMELY.equals(denial.root().name())) {
      return new DenialAdvice(
          "write-off",
          "Medicare takes no appeal of late filing. Ask for an exception if one fits (error of the payer, coverage given or ended backwards), else write it off; never bill the patient.");
    }
    String reason = "N211: there is no right of appeal. ";
    if ("PR".equals(denial.primary().group())) {
      return new DenialAdvice("bill-patient", reason + "The payer makes it the patient's.");
    }
    return "soft".equals(denial.root().hardness())
        ? new DenialAdvice("resubmit", reason + "Correct the claim and send it again.")
        : new DenialAdvice("write-off", reason + "Write it off unless the claim was wrong.");
  }
}
