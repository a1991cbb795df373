package org.cleanclaim.routes.simulatedpayer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Trace;
import org.cleanclaim.routes.x12.eligibility.BenefitDate;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.EligibilityInquiry;
import org.cleanclaim.routes.x12.eligibility.Rejection;

/** A 271 as a scenario has it. */
final class ScenarioAnswer {
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final String PLAN = "SCENARIO PLAN";
  private static final String TYPE = "C1";

  private final EligibilityInquiry inquiry;
  private final LocalDateTime now;

  ScenarioAnswer(EligibilityInquiry inquiry, LocalDateTime now) {
    this.inquiry = inquiry;
    this.now = now;
  }

  /** Empty for a member of whom only claims have a scenario: active. */
  EligibilityAnswer of(Optional<Scenario> scenario) {
    var aaa = scenario.map(one -> one.words("aaa")).orElse(List.of());
    if (aaa.isEmpty()) {
      return stated(scenario);
    }
    var level = Rejection.Level.valueOf(aaa.get(0).toUpperCase(Locale.ROOT));
    boolean atSubscriber = level == Rejection.Level.SUBSCRIBER;
    return new EligibilityAnswer(
        inquiry.reference(),
        now,
        atSubscriber ? traces() : List.of(),
        inquiry.question().payer(),
        level == Rejection.Level.PAYER ? null : inquiry.question().provider(),
        atSubscriber ? inquiry.question().subscriber() : null,
        Optional.empty(),
        List.of(new Rejection(level, "N", aaa.get(1), aaa.get(2))),
        List.of(),
        List.of(),
        List.of());
  }

  private EligibilityAnswer stated(Optional<Scenario> scenario) {
    var today = now.toLocalDate();
    var dates = new ArrayList<BenefitDate>();
    var begin = scenario.flatMap(one -> one.text("begin")).orElse("today-400d");
    dates.add(new BenefitDate("346", DateSpan.day(RelativeDay.parse(begin).on(today))));
    scenario
        .flatMap(one -> one.text("end"))
        .ifPresent(
            end ->
                dates.add(new BenefitDate("347", DateSpan.day(RelativeDay.parse(end).on(today)))));
    var benefits = new ArrayList<BenefitLine>();
    scenario
        .map(one -> one.parts("eb"))
        .orElse(List.of(List.of("1", "IND", BenefitLine.WHOLE_PLAN)))
        .forEach(part -> benefits.add(line(part)));
    scenario
        .map(one -> one.words("other"))
        .filter(other -> !other.isEmpty())
        .ifPresent(other -> benefits.add(other(other)));
    return new EligibilityAnswer(
        inquiry.reference(),
        now,
        traces(),
        inquiry.question().payer(),
        inquiry.question().provider(),
        inquiry.question().subscriber(),
        inquiry.question().dependent(),
        List.of(),
        List.of(),
        dates,
        benefits);
  }

  private List<Trace> traces() {
    var asked = inquiry.trace();
    return asked == null ? List.of() : List.of(new Trace("2", asked.number(), asked.origin()));
  }

  private static BenefitLine line(List<String> part) {
    String period = null;
    BigDecimal amount = null;
    BigDecimal fraction = null;
    String authorization = null;
    String network = null;
    for (var word : part.subList(3, part.size())) {
      if (word.startsWith("$")) {
        amount = new BigDecimal(word.substring(1));
      } else if (word.endsWith("%")) {
        fraction =
            new BigDecimal(word.replace("%", "")).divide(HUNDRED, 4, RoundingMode.UNNECESSARY);
      } else if (word.startsWith("authorization=")) {
        authorization = word.substring("authorization=".length());
      } else if (word.startsWith("network=")) {
        network = word.substring("network=".length());
      } else {
        period = word;
      }
    }
    boolean statesPlan = amount == null && fraction == null;
    return new BenefitLine(
        part.get(0),
        "-".equals(part.get(1)) ? null : part.get(1),
        List.of(part.get(2).split("\\+")),
        statesPlan ? TYPE : null,
        statesPlan ? PLAN : null,
        period,
        amount,
        fraction == null ? null : fraction.stripTrailingZeros(),
        null,
        null,
        authorization,
        network,
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private static BenefitLine other(List<String> other) {
    return new BenefitLine(
        "R",
        null,
        List.of(BenefitLine.WHOLE_PLAN),
        other.get(1),
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
        List.of(
            Party.organization(
                other.get(0),
                String.join(" ", other.subList(2, other.size())),
                "PI",
                String.join("-", other.subList(2, other.size())).toLowerCase(Locale.ROOT))));
  }
}
