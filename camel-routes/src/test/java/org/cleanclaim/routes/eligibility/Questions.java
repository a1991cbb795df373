package org.cleanclaim.routes.eligibility;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.eligibility.BenefitDate;
import org.cleanclaim.routes.x12.eligibility.BenefitLine;
import org.cleanclaim.routes.x12.eligibility.EligibilityAnswer;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;
import org.cleanclaim.routes.x12.eligibility.Member;
import org.cleanclaim.routes.x12.eligibility.Rejection;

/** Questions and answers about nobody. */
final class Questions {
  static final LocalDate DAY = LocalDate.of(2026, 6, 9);

  private Questions() {}

  static EligibilityQuestion about(String memberId) {
    return new EligibilityQuestion(
        Party.organization("PR", "NORTHWIND", "PI", "northwind"),
        Party.organization("1P", "CLINIC", "XX", "1234567893"),
        new Member(
            Party.person("IL", "DOE", "JO", "MI", memberId), LocalDate.of(1980, 1, 1), "F", null),
        Optional.empty(),
        DateSpan.day(DAY),
        List.of("30"));
  }

  static EligibilityAsk ask(String memberId, Duration patience) {
    return new EligibilityAsk(null, "northwind", about(memberId), patience, false);
  }

  static EligibilityAsk fresh(String memberId) {
    return new EligibilityAsk(null, "northwind", about(memberId), Duration.ofSeconds(5), true);
  }

  static EligibilitySettings settings() {
    return new EligibilitySettings(
        "direct:payer",
        Map.of(),
        Duration.ofSeconds(20),
        Duration.ofSeconds(30),
        16,
        1,
        Duration.ofMillis(1));
  }

  static PayerAnswer active() {
    return answer(List.of(line("1", "30")), List.of());
  }

  static PayerAnswer rejected(String reason, String followUp) {
    return answer(
        List.of(), List.of(new Rejection(Rejection.Level.SUBSCRIBER, "N", reason, followUp)));
  }

  static PayerAnswer answer(List<BenefitLine> lines, List<Rejection> rejections) {
    return new PayerAnswer(said(lines, rejections), Instant.EPOCH);
  }

  static EligibilityAnswer said(
      List<BenefitLine> lines, List<Rejection> rejections, BenefitDate... dates) {
    return new EligibilityAnswer(
        "R",
        LocalDateTime.of(2026, 6, 9, 10, 0),
        List.of(),
        null,
        null,
        null,
        Optional.empty(),
        rejections,
        List.of(),
        List.of(dates),
        lines);
  }

  static BenefitLine line(String information, String type, BenefitDate... dates) {
    return line(information, type, null, List.of(dates));
  }

  static BenefitLine line(
      String information, String type, BigDecimal amount, List<BenefitDate> dates) {
    return new BenefitLine(
        information,
        null,
        type == null ? List.of() : List.of(type),
        null,
        null,
        null,
        amount,
        null,
        null,
        null,
        null,
        null,
        List.of(),
        List.of(),
        dates,
        List.of(),
        List.of(),
        List.of());
  }

  static BenefitDate date(String qualifier, String from, String to) {
    return new BenefitDate(qualifier, new DateSpan(LocalDate.parse(from), LocalDate.parse(to)));
  }

  static BenefitDate date(String qualifier, String day) {
    return date(qualifier, day, day);
  }
}
