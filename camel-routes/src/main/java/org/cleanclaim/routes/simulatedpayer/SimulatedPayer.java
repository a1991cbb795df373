package org.cleanclaim.routes.simulatedpayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.EligibilityInquiry;
import org.cleanclaim.routes.x12.eligibility.Member;
import org.cleanclaim.routes.x12.eligibility.Party;
import org.cleanclaim.routes.x12.eligibility.Rejection;
import org.cleanclaim.routes.x12.eligibility.Trace;
import org.springframework.core.io.Resource;

/** Judges inquiries against the invented members, as a payer's eligibility system would. */
public final class SimulatedPayer {
  private final Map<String, SimulatedPlan> plans;
  private final Map<String, SimulatedMember> members;
  private final Clock clock;
  private volatile LocalDate today;

  SimulatedPayer(MembersFile file, Clock clock) {
    plans = file.plans().stream().collect(Collectors.toMap(SimulatedPlan::id, Function.identity()));
    members =
        file.members().stream()
            .collect(Collectors.toMap(one -> one.payer() + " " + one.id(), Function.identity()));
    this.clock = clock;
  }

  /** The payer that knows the members of this resource. */
  public static SimulatedPayer of(Resource members, Clock clock) {
    try (var yaml = members.getInputStream()) {
      return new SimulatedPayer(new MembersFile(yaml), clock);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The members file cannot be read: " + members, unreadable);
    }
  }

  /**
   * Fixes the day that {@code today+3d} of the members file counts from, so that stories loaded on
   * one day still agree with this payer on the next; null counts from the current day.
   */
  public void countFrom(LocalDate day) {
    today = day;
  }

  /** The day that relative days count from. */
  public LocalDate today() {
    return Optional.ofNullable(today).orElseGet(() -> LocalDate.now(clock));
  }

  EligibilityAnswer answer(EligibilityInquiry inquiry) {
    var question = inquiry.question();
    var plan = plans.get(question.payer().id());
    if (plan == null) {
      return above(inquiry, new Rejection(Rejection.Level.PAYER, "N", "79", "C"));
    }
    if (!NationalProviderId.isValid(question.provider().id())) {
      return above(inquiry, new Rejection(Rejection.Level.PROVIDER, "N", "43", "C"));
    }
    var member = members.get(plan.id() + " " + question.subscriber().party().id());
    return mismatch(member, question.subscriber())
        .map(reason -> rejected(inquiry, reason))
        .orElseGet(() -> stated(inquiry, plan, member));
  }

  /** AAA03 for what does not agree; empty when the member is found. */
  private static Optional<String> mismatch(SimulatedMember member, Member asked) {
    if (member == null) {
      return Optional.of("75");
    }
    if (!member.birth().equals(asked.birthDate())) {
      return Optional.of("71");
    }
    return member.last().equals(asked.party().name()) ? Optional.empty() : Optional.of("73");
  }

  private EligibilityAnswer above(EligibilityInquiry inquiry, Rejection rejection) {
    boolean payerKnown = rejection.level() == Rejection.Level.PROVIDER;
    return new EligibilityAnswer(
        inquiry.reference(),
        now(),
        List.of(),
        inquiry.question().payer(),
        payerKnown ? inquiry.question().provider() : null,
        null,
        Optional.empty(),
        List.of(rejection),
        List.of(),
        List.of(),
        List.of());
  }

  private EligibilityAnswer rejected(EligibilityInquiry inquiry, String reason) {
    return new EligibilityAnswer(
        inquiry.reference(),
        now(),
        traces(inquiry),
        inquiry.question().payer(),
        inquiry.question().provider(),
        inquiry.question().subscriber(),
        Optional.empty(),
        List.of(new Rejection(Rejection.Level.SUBSCRIBER, "N", reason, "C")),
        List.of(),
        List.of(),
        List.of());
  }

  private EligibilityAnswer stated(
      EligibilityInquiry inquiry, SimulatedPlan plan, SimulatedMember member) {
    var statement = new SimulatedCoverage(plan, member, today());
    return new EligibilityAnswer(
        inquiry.reference(),
        now(),
        traces(inquiry),
        Party.organization("PR", plan.name(), "PI", plan.id()),
        inquiry.question().provider(),
        new Member(
            Party.person("IL", member.last(), member.first(), "MI", member.id()),
            member.birth(),
            member.gender(),
            null),
        inquiry.question().dependent(),
        List.of(),
        List.of(),
        statement.dates(),
        statement.benefits(
            inquiry.question().serviced().from(), inquiry.question().serviceTypes()));
  }

  private static List<Trace> traces(EligibilityInquiry inquiry) {
    var asked = inquiry.trace();
    return asked == null ? List.of() : List.of(new Trace("2", asked.number(), asked.origin()));
  }

  private LocalDateTime now() {
    return LocalDateTime.now(clock).truncatedTo(ChronoUnit.MINUTES);
  }
}
