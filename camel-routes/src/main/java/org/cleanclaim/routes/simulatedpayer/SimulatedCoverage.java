package org.cleanclaim.routes.simulatedpayer;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.eligibility.BenefitDate;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;

/** What the simulated payer states of one member's coverage. */
final class SimulatedCoverage {
  private static final String OFFICE_VISIT = "98";

  private final SimulatedPlan plan;
  private final SimulatedMember member;
  private final LocalDate begin;
  private final Optional<LocalDate> end;

  SimulatedCoverage(SimulatedPlan plan, SimulatedMember member, LocalDate today) {
    this.plan = plan;
    this.member = member;
    begin = member.begin().on(today);
    end = member.end().map(day -> day.on(today));
  }

  /** DTP*346 and, where the end is known, DTP*347. */
  List<BenefitDate> dates() {
    return Stream.concat(Stream.of(date("346", begin)), end.stream().map(day -> date("347", day)))
        .toList();
  }

  List<BenefitLine> benefits(LocalDate serviced, List<String> askedFor) {
    boolean covered = !serviced.isBefore(begin) && end.filter(serviced::isAfter).isEmpty();
    var lines = new ArrayList<BenefitLine>();
    if (!covered) {
      lines.add(line("6", null, List.of(BenefitLine.WHOLE_PLAN), null));
    } else {
      lines.add(line("1", "IND", types(askedFor), null));
      if (!plan.copay().isEmpty()) {
        lines.add(line("B", "IND", List.of(OFFICE_VISIT), new BigDecimal(plan.copay())));
      }
      member.other().ifPresent(other -> lines.add(other(other)));
    }
    return lines;
  }

  private static List<String> types(List<String> askedFor) {
    return Stream.concat(Stream.of(BenefitLine.WHOLE_PLAN), askedFor.stream()).distinct().toList();
  }

  private BenefitLine line(
      String information, String level, List<String> types, BigDecimal amount) {
    boolean statesPlan = amount == null;
    return new BenefitLine(
        information,
        level,
        types,
        statesPlan ? plan.type() : null,
        statesPlan ? plan.plan() : null,
        statesPlan ? null : "27",
        amount,
        null,
        null,
        null,
        null,
        statesPlan ? null : "Y",
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static BenefitLine other(SimulatedMember.OtherCoverage other) {
    return new BenefitLine(
        "R",
        null,
        List.of(BenefitLine.WHOLE_PLAN),
        other.type(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(Party.organization(other.order(), other.name(), "PI", other.id())));
  }

  private static BenefitDate date(String qualifier, LocalDate day) {
    return new BenefitDate(qualifier, DateSpan.day(day));
  }
}
