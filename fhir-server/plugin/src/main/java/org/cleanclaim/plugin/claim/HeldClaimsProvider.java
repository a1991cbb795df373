package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.ClaimQuery;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.DecimalType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.StringType;

/** The operation {@code $held}: the billing office's worklist, a page at a time. */
public final class HeldClaimsProvider {

  private static final Map<String, ClaimQuery.View> VIEWS =
      Arrays.stream(ClaimQuery.View.values())
          .collect(Collectors.toMap(ClaimQuery.View::code, Function.identity()));
  private static final Map<String, ClaimQuery.Order> ORDERS =
      Arrays.stream(ClaimQuery.Order.values())
          .collect(Collectors.toMap(ClaimQuery.Order::code, Function.identity()));

  private final HeldClaims claims;
  private final Clock clock;

  HeldClaimsProvider(HeldClaims claims, Clock clock) {
    this.claims = claims;
    this.clock = clock;
  }

  /**
   * Lists claims that wait in the billing office; reads only.
   *
   * @param view {@code held} unless given, {@code rejected}, {@code sent-back}, {@code
   *     released-today}
   * @param payer as {@code payer} of an answer names it; so {@code clinician} and {@code edit}
   * @param days held at least so many calendar days
   * @param filingFrom last day to file no earlier than this
   * @param filingTo last day to file no later than this
   * @param amountFrom billed at least so many dollars
   * @param amountTo billed at most so many dollars
   * @param sort {@code filing-limit} unless given, {@code held}, {@code amount}, {@code visit},
   *     {@code payer}, {@code clinician}, {@code edit}; a minus before it turns it round
   * @param page from 0
   * @return {@code count}, {@code sum}, {@code view}, {@code payer}, {@code clinician}, {@code
   *     edit} with how many claims each has, and one {@code claim} per claim of the page
   */
  @Operation(name = "$held", typeName = "Claim", idempotent = true)
  public Parameters held(
      @OperationParam(name = "view", max = 1) CodeType view,
      @OperationParam(name = "payer", max = 1) StringType payer,
      @OperationParam(name = "clinician", max = 1) StringType clinician,
      @OperationParam(name = "edit", max = 1) CodeType edit,
      @OperationParam(name = "days", max = 1) IntegerType days,
      @OperationParam(name = "filing-limit-from", max = 1) DateType filingFrom,
      @OperationParam(name = "filing-limit", max = 1) DateType filingTo,
      @OperationParam(name = "amount", max = 1) DecimalType amountFrom,
      @OperationParam(name = "amount-to", max = 1) DecimalType amountTo,
      @OperationParam(name = "sort", max = 1) StringType sort,
      @OperationParam(name = "page", max = 1) IntegerType page,
      RequestDetails request) {
    LocalDate today = LocalDate.now(clock);
    String order = sort == null || sort.isEmpty() ? "filing-limit" : sort.getValue();
    ClaimQuery query =
        new ClaimQuery(
            choice("view", view == null ? "held" : view.getValue(), VIEWS),
            new ClaimQuery.Filter(
                payer == null ? null : payer.getValue(),
                clinician == null ? null : clinician.getValue(),
                edit(edit),
                days == null ? null : start(today.minusDays(atLeast("days", days, 0) - 1L)),
                new ClaimQuery.Range<>(
                    day("filing-limit-from", filingFrom), day("filing-limit", filingTo)),
                new ClaimQuery.Range<>(dollars(amountFrom), dollars(amountTo))),
            choice("sort", order.startsWith("-") ? order.substring(1) : order, ORDERS),
            order.startsWith("-"),
            start(today),
            page == null ? 0 : atLeast("page", page, 0));
    return HeldClaimsAnswer.of(claims.find(query, request));
  }

  private OffsetDateTime start(LocalDate day) {
    ZoneId zone = clock.getZone();
    return day.atStartOfDay(zone).toOffsetDateTime();
  }

  private static <T> T choice(String parameter, String code, Map<String, T> among) {
    T chosen = among.get(code);
    if (chosen == null) {
      throw BadParameter.missing(
          parameter,
          "Send one of %s as parameter %s."
              .formatted(String.join(", ", among.keySet().stream().sorted().toList()), parameter));
    }
    return chosen;
  }

  private static String edit(CodeType edit) {
    if (edit == null || edit.isEmpty()) {
      return null;
    }
    if (!edit.getValue().matches("[a-z0-9-]{1,100}")) {
      throw BadParameter.missing(
          "edit", "Send the id of an edit as parameter edit, such as ncci-ptp.");
    }
    return edit.getValue();
  }

  private static int atLeast(String parameter, IntegerType given, int least) {
    if (given.getValue() == null || given.getValue() < least || given.getValue() > 1_000_000) {
      throw BadParameter.missing(
          parameter, "Send a whole number from %d on as parameter %s.".formatted(least, parameter));
    }
    return given.getValue();
  }

  private static BigDecimal dollars(DecimalType amount) {
    return amount == null ? null : amount.getValue();
  }

  private static LocalDate day(String parameter, DateType date) {
    LocalDate day = date == null ? null : FhirDates.day(date);
    if (day == null && date != null && !date.isEmpty()) {
      throw BadParameter.missing(
          parameter, "Send a whole day as parameter %s, such as 2026-11-23.".formatted(parameter));
    }
    return day;
  }
}
