package org.cleanclaim.routes.simulatedpayer;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.EligibilityInquiry;
import org.cleanclaim.routes.x12.eligibility.Member;
import org.cleanclaim.routes.x12.eligibility.Rejection;
import org.springframework.core.io.Resource;

/** Judges inquiries against the invented members, as a payer's eligibility system would. */
public final class SimulatedPayer {
  private final List<SimulatedPlan> plans;
  private final Scenarios scenarios;
  private final Clock clock;

  SimulatedPayer(List<SimulatedPlan> plans, Scenarios scenarios, Clock clock) {
    this.plans = List.copyOf(plans);
    this.scenarios = scenarios;
    this.clock = clock;
  }

  /** The payer that knows the members of this resource. */
  public static SimulatedPayer of(Resource members, Clock clock) {
    try (var yaml = members.getInputStream()) {
      return new SimulatedPayer(MembersFile.read(yaml), Scenarios.shipped(), clock);
    } catch (IOException unreadable) {
      throw new UncheckedIOException("The members file cannot be read: " + members, unreadable);
    }
  }

  /** The payer that answers to this id. */
  Optional<SimulatedPlan> plan(String payerId) {
    return plans.stream().filter(one -> one.ids().contains(payerId)).findFirst();
  }

  Scenarios scenarios() {
    return scenarios;
  }

  /** True when the scenario asked for is to be late. */
  boolean isSlow(EligibilityInquiry inquiry) {
    return scenarios
        .forInquiry(inquiry.question().subscriber().party().id())
        .filter(scenario -> scenario.is("slow"))
        .isPresent();
  }

  EligibilityAnswer answer(EligibilityInquiry inquiry) {
    var question = inquiry.question();
    var memberId = question.subscriber().party().id();
    var scenario = scenarios.forInquiry(memberId);
    if (scenario.isPresent() || scenarios.isClaim(memberId)) {
      return new ScenarioAnswer(inquiry, now()).of(scenario);
    }
    var plan = plan(question.payer().id());
    if (plan.isEmpty()) {
      return above(inquiry, new Rejection(Rejection.Level.PAYER, "N", "79", "C"));
    }
    if (!NationalProviderId.isValid(question.provider().id())) {
      return above(inquiry, new Rejection(Rejection.Level.PROVIDER, "N", "43", "C"));
    }
    return plan.get().members().stream()
        .filter(member -> member.id().equals(question.subscriber().party().id()))
        .findFirst()
        .map(member -> answer(inquiry, plan.get(), member))
        .orElseGet(() -> rejected(inquiry, "75"));
  }

  private EligibilityAnswer answer(
      EligibilityInquiry inquiry, SimulatedPlan plan, SimulatedMember member) {
    var asked = inquiry.question().subscriber();
    var storyDay = member.storyDay(asked.birthDate(), LocalDate.now(clock));
    if (storyDay.isEmpty()) {
      return rejected(inquiry, "71");
    }
    return member.last().equals(asked.party().name())
        ? stated(inquiry, plan, member, storyDay.get())
        : rejected(inquiry, "73");
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
      EligibilityInquiry inquiry, SimulatedPlan plan, SimulatedMember member, LocalDate storyDay) {
    var statement = new SimulatedCoverage(plan, member, storyDay);
    return new EligibilityAnswer(
        inquiry.reference(),
        now(),
        traces(inquiry),
        Party.organization("PR", plan.name(), "PI", inquiry.question().payer().id()),
        inquiry.question().provider(),
        new Member(
            Party.person("IL", member.last(), member.first(), "MI", member.id()),
            inquiry.question().subscriber().birthDate(),
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
