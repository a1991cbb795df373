package org.cleanclaim.plugin.takeout;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.cleanclaim.plugin.ledger.AlertDecision;
import org.cleanclaim.plugin.ledger.AlertDecisions;
import org.cleanclaim.plugin.ledger.AlertKey;
import org.cleanclaim.plugin.ledger.SavedView;
import org.cleanclaim.plugin.ledger.SqlSavedViews;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;
import org.springframework.dao.DataAccessException;

/** What people keep in tables of ours and no resource says: saved lists, decisions about alerts. */
final class WorkRows {

  private final SqlSavedViews views;
  private final AlertDecisions decisions;
  private final String tenant;

  WorkRows(SqlSavedViews views, AlertDecisions decisions, String tenant) {
    this.views = views;
    this.decisions = decisions;
    this.tenant = tenant;
  }

  void tell(LineFormat format, PortableIds ids, Consumer<Line> to) {
    for (SqlSavedViews.Kept kept : views.all(tenant)) {
      SavedView view = kept.view();
      Parameters row = new Parameters();
      ParametersParameterComponent one = row.addParameter().setName(Line.VIEW);
      part(one, "person", new StringType(ids.within(view.person())));
      part(one, "audience", new CodeType(view.audience().code()));
      part(one, "team", view.team() == null ? null : new CodeType(view.team()));
      part(one, "name", new StringType(view.name()));
      part(one, "query", new StringType(ids.within(view.question())));
      part(one, "kept", instant(kept.at()));
      to.accept(format.of(row, view.id()));
    }
    for (AlertDecision decision : decisions.all()) {
      to.accept(format.of(row(decision, ids), name(decision)));
    }
  }

  private static Parameters row(AlertDecision decision, PortableIds ids) {
    Parameters row = new Parameters();
    ParametersParameterComponent one = row.addParameter().setName(Line.DECISION);
    part(one, "edit", new StringType(decision.alert().edit()));
    part(one, "policy", new StringType(decision.alert().policy()));
    part(one, "role", new StringType(decision.alert().role()));
    part(one, "decision", new CodeType(decision.verdict().code()));
    part(one, "reason", new StringType(decision.reason()));
    part(one, "person", new StringType(ids.within(decision.person())));
    part(one, "at", instant(decision.at()));
    part(one, "shown", new IntegerType(decision.figures().shown()));
    part(one, "accepted", new IntegerType(decision.figures().accepted()));
    part(one, "stood", new IntegerType(decision.figures().stood()));
    part(one, "stoodDenied", new IntegerType(decision.figures().stoodDenied()));
    return row;
  }

  /** A decision has no id that anybody knows: what, about what and when names it. */
  private static String name(AlertDecision decision) {
    String text =
        "%s|%s|%s|%s|%s"
            .formatted(
                decision.alert().edit(),
                decision.alert().policy(),
                decision.alert().role(),
                decision.verdict().code(),
                decision.at().toInstant());
    return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
  }

  /** Ids of the lines that are here already. */
  Set<String> names() {
    Set<String> names =
        views.all(tenant).stream().map(kept -> kept.view().id()).collect(Collectors.toSet());
    decisions.all().forEach(decision -> names.add(name(decision)));
    return names;
  }

  /** Writes a line into its table. */
  void keep(Line line, Parameters row) throws BadLine {
    ParametersParameterComponent one = row.getParameterFirstRep();
    try {
      switch (line.kind()) {
        case Line.VIEW -> views.keep(tenant, view(line, one), at(one, "kept"));
        case Line.DECISION -> decisions.keep(decision(one));
        default ->
            throw new BadLine("It is neither a %s nor an %s.".formatted(Line.VIEW, Line.DECISION));
      }
    } catch (IllegalArgumentException | DateTimeException | DataAccessException unfit) {
      throw new BadLine(
          "%s %s cannot be kept: %s".formatted(line.kind(), line.id(), unfit.getMessage()));
    }
  }

  private static SavedView view(Line line, ParametersParameterComponent one) {
    String query = optional(one, "query");
    return new SavedView(
        line.id(),
        text(one, "person"),
        SavedView.Audience.of(text(one, "audience"))
            .orElseThrow(() -> new IllegalArgumentException("audience is private, team or site")),
        optional(one, "team"),
        text(one, "name"),
        query == null ? "" : query);
  }

  private static AlertDecision decision(ParametersParameterComponent one) {
    return new AlertDecision(
        new AlertKey(text(one, "edit"), text(one, "policy"), text(one, "role")),
        AlertDecision.Verdict.valueOf(text(one, "decision").toUpperCase(Locale.ROOT)),
        text(one, "reason"),
        text(one, "person"),
        at(one, "at"),
        new AlertDecision.Figures(
            number(one, "shown"),
            number(one, "accepted"),
            number(one, "stood"),
            number(one, "stoodDenied")));
  }

  private static InstantType instant(OffsetDateTime at) {
    return new InstantType(at.withOffsetSameInstant(ZoneOffset.UTC).toInstant().toString());
  }

  private static OffsetDateTime at(ParametersParameterComponent of, String name) {
    return OffsetDateTime.parse(text(of, name));
  }

  private static int number(ParametersParameterComponent of, String name) {
    return Integer.parseInt(text(of, name));
  }

  private static String text(ParametersParameterComponent of, String name) {
    String text = optional(of, name);
    if (text == null) {
      throw new IllegalArgumentException(name + " is missing");
    }
    return text;
  }

  private static String optional(ParametersParameterComponent of, String name) {
    return of.getPart().stream()
        .filter(part -> name.equals(part.getName()) && part.hasValue())
        .map(part -> part.getValue().primitiveValue())
        .findFirst()
        .orElse(null);
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      of.addPart().setName(name).setValue(value);
    }
  }
}
