package org.cleanclaim.edits.facts;

import java.time.LocalDate;
import java.util.List;

/**
 * What a payer says of a member beyond yes or no.
 *
 * @param family the name as the payer has it; null when not returned
 * @param birthDate as the payer has it; null when not returned
 * @param otherPayers payers the answer names (EB*R, loop 2120C)
 * @param benefits what is covered, limited or needs approval
 */
public record EligibilityDetail(
    String family, LocalDate birthDate, List<OtherPayer> otherPayers, List<Benefit> benefits) {

  public static final EligibilityDetail NONE =
      new EligibilityDetail(null, null, List.of(), List.of());

  public EligibilityDetail {
    otherPayers = List.copyOf(otherPayers);
    benefits = List.copyOf(benefits);
  }

  /**
   * A payer the answer points to.
   *
   * @param name as the answer gives it
   * @param payerId the number it is known by; null when not returned
   * @param planType EB04: HN Medicare Advantage, 12 working aged ...; null when not said
   * @param primary whether it pays before the payer that answered
   * @param start first day; null when not said
   * @param end last day, inclusive; null when open
   */
  public record OtherPayer(
      String name,
      String payerId,
      String planType,
      boolean primary,
      LocalDate start,
      LocalDate end) {

    /** Whether it holds on a day. */
    public boolean holds(LocalDate day) {
      return (start == null || !day.isBefore(start)) && (end == null || !day.isAfter(end));
    }
  }

  /**
   * What the payer says of one sort of service.
   *
   * @param serviceType EB03: 30 the plan, 98 office visit ...
   * @param procedures the procedures it speaks of; empty for the whole service type
   * @param covered false for EB01 I or E; null when not said
   * @param authorizationRequired EB11; null when not said
   * @param referralRequired EB01 L or MC; null when not said
   * @param usedUp whether a limit (EB01 F) has nothing left; null when not said
   */
  public record Benefit(
      String serviceType,
      List<String> procedures,
      Boolean covered,
      Boolean authorizationRequired,
      Boolean referralRequired,
      Boolean usedUp) {

    public Benefit {
      procedures = List.copyOf(procedures);
    }

    /** Whether it speaks of a line: by name, or as one of a sort of service, or as the plan. */
    public boolean speaksOf(Line line) {
      if (!procedures.isEmpty()) {
        return procedures.contains(line.code());
      }
      return isOfWholePlan() || ServiceTypes.holds(serviceType, line);
    }

    /** Whether it is about the plan and no service in particular. */
    public boolean isOfWholePlan() {
      return procedures.isEmpty() && "30".equals(serviceType);
    }
  }
}
