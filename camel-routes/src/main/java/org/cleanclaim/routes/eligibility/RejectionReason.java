package org.cleanclaim.routes.eligibility;

import java.util.Map;
import java.util.Set;
import org.cleanclaim.routes.x12.eligibility.Rejection;

/** What a reject reason (AAA03) asks of the one who gets it, in our own words. */
final class RejectionReason {
  private static final Set<String> RETRY_REASONS = Set.of("42", "80");

  /** AAA04 P and R: send the same again. */
  private static final Set<String> RETRY_ACTIONS = Set.of("P", "R");

  private static final Map<String, String> MENDS =
      Map.ofEntries(
          Map.entry("15", "Complete the request: the payer needs more to find the member."),
          Map.entry("33", "Check the service type asked for."),
          Map.entry("41", "Check the clinic's enrolment with this payer."),
          Map.entry("42", "The payer's system is busy. Ask again in a few minutes."),
          Map.entry("43", "Check the provider's NPI with this payer."),
          Map.entry("45", "Check the provider's specialty code."),
          Map.entry("47", "Check the provider's state."),
          Map.entry("50", "This provider may not ask this payer. Check the enrolment."),
          Map.entry("51", "The payer does not know the provider. Check NPI and enrolment."),
          Map.entry("52", "The provider's enrolment does not cover the date of service."),
          Map.entry("56", "Check the date asked for."),
          Map.entry("57", "Check the date of service."),
          Map.entry("58", "Check the birth date."),
          Map.entry("60", "The birth date is after the date of service. Check both."),
          Map.entry("62", "The date of service is outside what the payer answers for."),
          Map.entry("63", "The date of service is in the future, which the payer does not answer."),
          Map.entry("64", "Copy the member id from the card."),
          Map.entry("65", "Check the patient's name."),
          Map.entry("66", "Check the patient's sex."),
          Map.entry("67", "The payer does not find the patient. Copy id and name from the card."),
          Map.entry("68", "Two members share this id at the payer. Call the payer."),
          Map.entry("71", "The birth date is not the payer's. Check it against the card."),
          Map.entry("72", "Copy the member id from the card."),
          Map.entry("73", "The name is not the payer's. Write it as on the card."),
          Map.entry("74", "The sex is not the payer's. Check the registration."),
          Map.entry("75", "The payer does not find the member. Copy id and name from the card."),
          Map.entry("76", "The payer has this member twice. Add the birth date or call the payer."),
          Map.entry("77", "The payer finds the member, not the patient. Check the patient's data."),
          Map.entry("78", "The member is not in the group given. Check the group number."),
          Map.entry("79", "Check the payer id."),
          Map.entry("80", "The payer's system gave no answer. Ask again in a few minutes."),
          Map.entry("97", "The payer will not answer this provider. Check the enrolment."),
          Map.entry("T4", "Check payer name and payer id."));

  private RejectionReason() {}

  static boolean isRetryable(Rejection rejection) {
    return RETRY_REASONS.contains(rejection.reason())
        || (rejection.followUp() != null && RETRY_ACTIONS.contains(rejection.followUp()));
  }

  static String mend(Rejection rejection) {
    return MENDS.getOrDefault(
        rejection.reason() == null ? "" : rejection.reason(),
        "The payer rejected the inquiry. Check the request or call the payer.");
  }
}
