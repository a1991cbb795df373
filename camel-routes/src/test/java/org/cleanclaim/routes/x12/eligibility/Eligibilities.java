package org.cleanclaim.routes.x12.eligibility;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.time.api.Dates;
import org.cleanclaim.routes.x12.DateSpan;
import org.cleanclaim.routes.x12.Interchange;
import org.cleanclaim.routes.x12.Partner;
import org.cleanclaim.routes.x12.Party;
import org.cleanclaim.routes.x12.Reference;
import org.cleanclaim.routes.x12.Trace;

/** Random inquiries and answers, as wide as the model. */
final class Eligibilities {
  static final Interchange ENVELOPE =
      new Interchange(
          new Partner("ZZ", "CLINIC"),
          new Partner("ZZ", "PAYER"),
          LocalDateTime.of(2026, 11, 23, 10, 0),
          "000000042",
          true);

  private Eligibilities() {}

  /** Text of the X12 set without the usual delimiters, not blank at either end. */
  static Arbitrary<String> text(int max) {
    return Arbitraries.strings()
        .withCharRange(' ', '}')
        .excludeChars('*', ':', '^', '~')
        .ofMinLength(1)
        .ofMaxLength(max)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  static Arbitrary<String> name(int max) {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withChars("' -.")
        .ofMinLength(1)
        .ofMaxLength(max)
        .map(String::strip)
        .filter(text -> !text.isEmpty());
  }

  static Arbitrary<String> id(int max) {
    return Arbitraries.strings()
        .withCharRange('A', 'Z')
        .withCharRange('0', '9')
        .ofMinLength(2)
        .ofMaxLength(max);
  }

  static Arbitrary<LocalDate> day() {
    return Dates.dates().between(LocalDate.of(1900, 1, 1), LocalDate.of(2099, 12, 31));
  }

  static Arbitrary<DateSpan> span() {
    return Combinators.combine(day(), Arbitraries.integers().between(0, 4000))
        .as((from, days) -> new DateSpan(from, from.plusDays(days)));
  }

  static Arbitrary<LocalDateTime> minute() {
    return Combinators.combine(day(), Arbitraries.integers().between(0, 1439))
        .as((day, minute) -> day.atStartOfDay().plusMinutes(minute));
  }

  static Arbitrary<Party> organization(String entity) {
    return Combinators.combine(name(60), id(20))
        .as((name, id) -> Party.organization(entity, name, "PI", id));
  }

  static Arbitrary<Party> person(String entity, boolean withId) {
    return Combinators.combine(
            name(60),
            name(35).injectNull(0.2),
            name(25).injectNull(0.5),
            name(10).injectNull(0.8),
            id(20))
        .as(
            (last, first, middle, suffix, id) ->
                new Party(
                    entity,
                    true,
                    last,
                    first,
                    middle,
                    suffix,
                    withId ? "MI" : null,
                    withId ? id : null));
  }

  static Arbitrary<Member> member(String entity, String relationship) {
    return Combinators.combine(
            person(entity, "IL".equals(entity)),
            day().injectNull(0.2),
            Arbitraries.of("F", "M", "U").injectNull(0.2))
        .as((party, birth, gender) -> new Member(party, birth, gender, relationship));
  }

  static Arbitrary<String> serviceType() {
    return Arbitraries.of("30", "1", "33", "35", "47", "48", "50", "86", "88", "98", "AL", "MH");
  }

  static Arbitrary<EligibilityQuestion> question() {
    return Combinators.combine(
            organization("PR"),
            person("1P", true),
            member("IL", null),
            member("03", "19").optional(0.3),
            span(),
            serviceType().list().ofMinSize(1).ofMaxSize(30))
        .as(EligibilityQuestion::new);
  }

  static Arbitrary<EligibilityInquiry> inquiry() {
    return Combinators.combine(id(30), minute(), trace("1"), question())
        .as(EligibilityInquiry::new);
  }

  static Arbitrary<Trace> trace(String type) {
    return id(30).map(number -> new Trace(type, number, "9CLEANCLAI"));
  }

  static Arbitrary<BigDecimal> amount() {
    return Arbitraries.bigDecimals()
        .between(BigDecimal.ZERO, new BigDecimal("9999999"))
        .ofScale(2)
        .map(Eligibilities::plain);
  }

  private static BigDecimal plain(BigDecimal number) {
    return number.signum() == 0
        ? BigDecimal.ZERO
        : new BigDecimal(number.stripTrailingZeros().toPlainString());
  }

  static Arbitrary<Rejection> rejection(Rejection.Level level) {
    return Combinators.combine(
            Arbitraries.of("Y", "N"),
            Arbitraries.of("42", "43", "71", "72", "73", "75", "80", "T4"),
            Arbitraries.of("C", "N", "R", "P", "S", "Y", "W", "X"))
        .as((valid, reason, next) -> new Rejection(level, valid, reason, next));
  }

  static Arbitrary<BenefitDate> date() {
    return Combinators.combine(
            Arbitraries.of("291", "346", "347", "348", "349", "356", "357", "307"), span())
        .as(BenefitDate::new);
  }

  static Arbitrary<Reference> reference() {
    return Combinators.combine(Arbitraries.of("6P", "18", "1L"), text(50), text(80).injectNull(0.5))
        .as(Reference::new);
  }

  static Arbitrary<BenefitLine> benefit() {
    var codes =
        Combinators.combine(
            Arbitraries.of("1", "6", "A", "B", "C", "F", "G", "I", "R", "U"),
            Arbitraries.of("IND", "FAM").injectNull(0.5),
            serviceType().list().ofMaxSize(40),
            Arbitraries.of("MA", "MB", "HN", "C1").injectNull(0.5),
            text(50).injectNull(0.5),
            Arbitraries.of("23", "29", "27").injectNull(0.5),
            amount().injectNull(0.5),
            Arbitraries.of(new BigDecimal("0.2"), new BigDecimal("0.35")).injectNull(0.5));
    var more =
        Combinators.combine(
            amount().injectNull(0.5),
            Arbitraries.of("Y", "N", "U").injectNull(0.5),
            Arbitraries.of("Y", "N", "W").injectNull(0.5),
            Arbitraries.<List<String>>of(
                List.of(), List.of("HC", "99213"), List.of("HC", "20610", "RT", "59")),
            reference().list().ofMaxSize(3),
            date().list().ofMaxSize(4),
            rejection(Rejection.Level.BENEFIT).list().ofMaxSize(2),
            Combinators.combine(
                    text(264).list().ofMaxSize(3), person("PRP", true).list().ofMaxSize(3))
                .as(Tail::new));
    return codes
        .as(
            (info, level, types, insurance, plan, period, amount, fraction) ->
                new Head(info, level, types, insurance, plan, period, amount, fraction))
        .flatMap(
            head ->
                more.as(
                    (quantity, auth, network, procedure, refs, dates, rejections, tail) ->
                        new BenefitLine(
                            head.info,
                            head.level,
                            List.copyOf(head.types),
                            head.insurance,
                            head.plan,
                            head.period,
                            head.amount,
                            head.fraction,
                            quantity == null ? null : "VS",
                            quantity,
                            auth,
                            network,
                            procedure,
                            refs,
                            dates,
                            rejections,
                            tail.messages,
                            tail.parties)));
  }

  private record Head(
      String info,
      String level,
      List<String> types,
      String insurance,
      String plan,
      String period,
      BigDecimal amount,
      BigDecimal fraction) {}

  private record Tail(List<String> messages, List<Party> parties) {}

  static Arbitrary<EligibilityAnswer> answer() {
    var persons =
        Combinators.combine(
            organization("PR"),
            person("1P", true),
            member("IL", "18"),
            member("03", "19").optional(0.3));
    return persons
        .as((payer, provider, self, other) -> new Persons(payer, provider, self, other))
        .flatMap(
            persons1 ->
                Combinators.combine(
                        id(30),
                        minute(),
                        trace("2").list().ofMaxSize(3),
                        rejection(
                                persons1.dependent.isPresent()
                                    ? Rejection.Level.DEPENDENT
                                    : Rejection.Level.SUBSCRIBER)
                            .list()
                            .ofMaxSize(3),
                        reference().list().ofMaxSize(3),
                        date().list().ofMaxSize(4),
                        benefit().list().ofMaxSize(5))
                    .as(
                        (ref, at, traces, rejections, references, dates, benefits) ->
                            new EligibilityAnswer(
                                ref,
                                at,
                                traces,
                                persons1.payer,
                                persons1.provider,
                                persons1.subscriber,
                                persons1.dependent,
                                rejections,
                                references,
                                dates,
                                benefits)));
  }

  private record Persons(
      Party payer, Party provider, Member subscriber, java.util.Optional<Member> dependent) {}
}
