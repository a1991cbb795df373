package org.cleanclaim.routes.x12.eligibility;

import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;

/**
 * What is asked in a 270, without the numbers of one asking: two equal questions deserve one
 * answer.
 *
 * @param payer loop 2100A
 * @param provider loop 2100B
 * @param subscriber loop 2100C
 * @param dependent loop 2100D, when the patient is not the subscriber
 * @param serviced DTP*291
 * @param serviceTypes EQ01, such as 30 for the plan as a whole
 */
public record EligibilityQuestion(
    Party payer,
    Party provider,
    Member subscriber,
    Optional<Member> dependent,
    DateSpan serviced,
    List<String> serviceTypes) {
  public EligibilityQuestion {
    serviceTypes = List.copyOf(serviceTypes);
  }
}
