package org.cleanclaim.plugin.quality;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.claim.FhirDates;
import org.cleanclaim.plugin.ledger.AlertDecision;
import org.cleanclaim.plugin.ledger.AlertDecision.Verdict;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.AlertKey;
import org.cleanclaim.plugin.ledger.QualityQuery;
import org.cleanclaim.plugin.ledger.QualityQuery.Part;
import org.cleanclaim.plugin.ledger.QualityRow;
import org.cleanclaim.plugin.ledger.SqlAlertQuality;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.KnownResources;
import org.cleanclaim.plugin.store.StoredResources;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The operations {@code $alert-quality}, how each alert does, and {@code $decide-alert}, by which a
 * person mutes or promotes one. Neither tells of any patient.
 */
public final class AlertQualityProvider {

  private static final int DAYS = 90;
  private static final Set<Part> USUAL = EnumSet.of(Part.PAYER, Part.ROLE);
  private static final List<String> ROLES = List.of("clinician", "front-desk", "biller");

  private final SqlAlertQuality quality;
  private final AlertDecisions decisions;
  private final QualitySettings settings;
  private final StoredResources store;
  private final CurrentUser user;
  private final Clock clock;

  AlertQualityProvider(
      SqlAlertQuality quality,
      AlertDecisions decisions,
      QualitySettings settings,
      StoredResources store,
      CurrentUser user,
      Clock clock) {
    this.quality = quality;
    this.decisions = decisions;
    this.settings = settings;
    this.store = store;
    this.user = user;
    this.clock = clock;
  }

  /**
   * Tells how alerts do; reads only.
   *
   * @param from what was found from this day on; 90 days ago unless given
   * @param to until the end of this day; today unless given
   * @param by what figures are told apart by beside the edit: {@code payer}, {@code role}, {@code
   *     site}; {@code edit} for the edit alone; payer and role unless given
   * @param edit this edit only; so {@code payer} (a payer policy), {@code role} and {@code site}
   * @return {@code rule}: when something is proposed; {@code row} for each alert; {@code effect} on
   *     each payer's denials, before and after; {@code decided}: what people decided, newest first
   */
  @Operation(name = "$alert-quality", idempotent = true)
  public Parameters quality(
      @OperationParam(name = "from", max = 1) DateType from,
      @OperationParam(name = "to", max = 1) DateType to,
      @OperationParam(name = "by") List<CodeType> by,
      @OperationParam(name = "edit", max = 1) CodeType edit,
      @OperationParam(name = "payer", max = 1) CodeType payer,
      @OperationParam(name = "role", max = 1) CodeType role,
      @OperationParam(name = "site", max = 1) StringType site,
      RequestDetails caller) {
    LocalDate today = LocalDate.now(clock);
    QualityQuery query =
        new QualityQuery(
            start(day("from", from, today.minusDays(DAYS))),
            start(day("to", to, today).plusDays(1)),
            parts(by),
            value(edit),
            value(payer),
            value(role),
            site == null || site.isEmpty() ? null : site.getValue());
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    String tenant = TransactionWrites.tenant(request);
    List<QualityRow> rows = quality.rows(tenant, query);
    List<AlertDecision> decided = decided(query);
    QualityAnswer answer = new QualityAnswer(named(rows, decided, request)).rule(settings);
    Map<AlertKey, Verdict> inForce = decisions.inForce();
    rows.forEach(row -> write(answer, row, query, inForce));
    quality.effects(tenant, query).forEach(answer::effect);
    decided.forEach(answer::decision);
    return answer.written();
  }

  /** People decide by edit, payer and role: only such a row has a proposal. */
  private void write(
      QualityAnswer answer, QualityRow row, QualityQuery query, Map<AlertKey, Verdict> inForce) {
    QualityRow.Group group = row.group();
    boolean whole = query.by().equals(USUAL) && query.site() == null;
    Verdict decided = inForce.get(new AlertKey(group.edit(), group.policy(), group.role()));
    answer.row(row, decided, whole ? new Proposals(settings).of(row, decided).orElse(null) : null);
  }

  private List<AlertDecision> decided(QualityQuery query) {
    return decisions.all().stream()
        .filter(each -> query.edit() == null || query.edit().equals(each.alert().edit()))
        .filter(each -> query.policy() == null || query.policy().equals(each.alert().policy()))
        .filter(each -> query.role() == null || query.role().equals(each.alert().role()))
        .toList();
  }

  private KnownResources named(
      List<QualityRow> rows, List<AlertDecision> decided, RequestDetails request) {
    KnownResources known = new KnownResources();
    Stream<String> sites = rows.stream().map(row -> row.group().site());
    Stream<String> people = decided.stream().map(AlertDecision::person);
    store.addMissing(
        known,
        Stream.concat(sites, people)
            .filter(Objects::nonNull)
            .filter(words -> words.matches("(Practitioner|Location|Organization)/.+"))
            .distinct()
            .map(Reference::new),
        request);
    return known;
  }

  /**
   * Decides about an alert, from now on.
   *
   * @param edit the edit's id
   * @param payer the payer policy
   * @param role {@code clinician} or {@code front-desk}
   * @param decision {@code mute}, {@code promote}, or {@code undo} for what was decided before
   * @param reason why, in words
   * @return {@code decided}, as {@code $alert-quality} tells it
   */
  @Operation(name = "$decide-alert")
  public Parameters decide(
      @OperationParam(name = "edit", max = 1) CodeType edit,
      @OperationParam(name = "payer", max = 1) CodeType payer,
      @OperationParam(name = "role", max = 1) CodeType role,
      @OperationParam(name = "decision", max = 1) CodeType decision,
      @OperationParam(name = "reason", max = 1) StringType reason,
      RequestDetails caller) {
    AlertKey alert =
        new AlertKey(
            required("edit", edit == null ? null : edit.getValue()),
            required("payer", payer == null ? null : payer.getValue()),
            required("role", role == null ? null : role.getValue()));
    Verdict verdict = verdict(decision);
    String why = required("reason", reason == null ? null : reason.getValue()).strip();
    SystemRequestDetails request = TransactionWrites.inServersName(caller);
    QualityRow known = figures(alert, TransactionWrites.tenant(request));
    refuseUnfit(alert, verdict, known);
    AlertDecision made =
        new AlertDecision(
            alert,
            verdict,
            why,
            person(caller),
            OffsetDateTime.now(clock),
            new AlertDecision.Figures(
                known == null ? 0 : known.shown(),
                known == null ? 0 : known.accepted(),
                known == null ? 0 : known.stood().decided(),
                known == null ? 0 : known.stood().denied()));
    decisions.keep(made);
    return new QualityAnswer(named(List.of(), List.of(made), request)).decision(made).written();
  }

  private void refuseUnfit(AlertKey alert, Verdict verdict, QualityRow known) {
    Verdict now = decisions.inForce().get(alert);
    if (!ROLES.contains(alert.role())) {
      throw BadParameter.missing("role", "Send clinician or front-desk as parameter role.");
    }
    if ("biller".equals(alert.role())) {
      throw BadParameter.unfit(
          "role",
          "What holds a claim in the billing office is set in the payer's policy: change the"
              + " severity of %s in the policy %s.".formatted(alert.edit(), alert.policy()));
    }
    if (verdict == Verdict.UNDO && now == null) {
      throw BadParameter.unfit("decision", "Nothing is decided about this alert; nothing to undo.");
    }
    if (verdict != Verdict.UNDO && now != null) {
      throw BadParameter.unfit(
          "decision", "This alert is decided about already (%s); undo that.".formatted(now.code()));
    }
    boolean found =
        known != null && (verdict == Verdict.PROMOTE ? known.shadow() : known.shown()) > 0;
    if (verdict != Verdict.UNDO && !found) {
      throw BadParameter.unfit(
          "edit",
          verdict == Verdict.PROMOTE
              ? "This alert was not found in SHADOW for this payer and role in 90 days."
              : "This alert was not shown for this payer and role in 90 days.");
    }
  }

  private QualityRow figures(AlertKey alert, String tenant) {
    LocalDate today = LocalDate.now(clock);
    QualityQuery query =
        new QualityQuery(
            start(today.minusDays(DAYS)),
            start(today.plusDays(1)),
            USUAL,
            alert.edit(),
            alert.policy(),
            alert.role(),
            null);
    return quality.rows(tenant, query).stream().findFirst().orElse(null);
  }

  private String person(RequestDetails caller) {
    Reference who = user.of(caller);
    return who.hasReference() ? who.getReference() : who.getDisplay();
  }

  private static Verdict verdict(CodeType decision) {
    String code = decision == null ? null : decision.getValue();
    return Arrays.stream(Verdict.values())
        .filter(verdict -> verdict.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                BadParameter.missing(
                    "decision", "Send mute, promote or undo as parameter decision."));
  }

  private static String required(String parameter, String value) {
    if (value == null || value.isBlank()) {
      throw BadParameter.missing(
          parameter,
          "reason".equals(parameter)
              ? "Send why as parameter reason, in words."
              : "Send parameter %s as a row of $alert-quality has it.".formatted(parameter));
    }
    return value;
  }

  private static Set<Part> parts(List<CodeType> by) {
    if (by == null || by.isEmpty()) {
      return USUAL;
    }
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (CodeType each : by) {
      List<Part> named = new ArrayList<>(List.of(Part.values()));
      named.removeIf(part -> !part.code().equals(each.getValue()));
      if (named.isEmpty() && !"edit".equals(each.getValue())) {
        throw BadParameter.missing("by", "Send edit, payer, role or site as parameter by.");
      }
      parts.addAll(named);
    }
    return parts;
  }

  private OffsetDateTime start(LocalDate day) {
    return day.atStartOfDay(clock.getZone()).toOffsetDateTime();
  }

  private static LocalDate day(String parameter, DateType date, LocalDate usual) {
    if (date == null || date.isEmpty()) {
      return usual;
    }
    LocalDate day = FhirDates.day(date);
    if (day == null) {
      throw BadParameter.missing(
          parameter, "Send a whole day as parameter %s, such as 2026-11-23.".formatted(parameter));
    }
    return day;
  }

  private static String value(CodeType code) {
    return code == null || code.isEmpty() ? null : code.getValue();
  }
}
