package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.SavedView;
import org.cleanclaim.plugin.ledger.SavedView.Audience;
import org.cleanclaim.plugin.ledger.SqlSavedViews;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/** The operations {@code $saved-views}, {@code $save-view} and {@code $forget-view}. */
public final class SavedViewProvider {

  private static final int NAME = 100;

  /** What an address says after its question mark, and no more. */
  private static final String QUESTION = "[A-Za-z0-9=&%+._~,/-]{0,1000}";

  private final SqlSavedViews views;
  private final CurrentUser user;
  private final Clock clock;

  SavedViewProvider(SqlSavedViews views, CurrentUser user, Clock clock) {
    this.views = views;
    this.user = user;
    this.clock = clock;
  }

  /**
   * The caller's saved lists, and those of teams and the site.
   *
   * @return {@code view} 0..* with {@code id}, {@code name}, {@code query}, {@code audience},
   *     {@code team}, {@code own}
   */
  @Operation(name = "$saved-views", typeName = "Task", idempotent = true)
  public Parameters views(RequestDetails request) {
    String person = person(request);
    Parameters answer = new Parameters();
    for (SavedView view : views.seenBy(tenant(request), person)) {
      ParametersParameterComponent one = answer.addParameter().setName("view");
      part(one, "id", new StringType(view.id()));
      part(one, "name", new StringType(view.name()));
      part(one, "query", Facts.words(view.question()));
      part(one, "audience", new CodeType(view.audience().code()));
      part(one, "team", Facts.code(view.team()));
      part(one, "own", new BooleanType(view.person().equals(person)));
    }
    return answer;
  }

  /**
   * Keeps a list under a name.
   *
   * @param name what it is called
   * @param query what follows the question mark of its address
   * @param audience {@code private} when absent, {@code team} (with {@code team}) or {@code site}
   * @return {@code id}
   */
  @Operation(name = "$save-view", typeName = "Task")
  public Parameters save(
      @OperationParam(name = "name", min = 1, max = 1) StringType name,
      @OperationParam(name = "query", max = 1) StringType query,
      @OperationParam(name = "audience", max = 1) CodeType audience,
      @OperationParam(name = "team", max = 1) CodeType team,
      RequestDetails request) {
    String called = DenialCloseProvider.text(name);
    if (called == null || called.length() > NAME) {
      throw BadParameter.missing(
          "name", "Send as parameter name what the list is called, in at most 100 letters.");
    }
    String question = query == null || query.isEmpty() ? "" : query.getValue().strip();
    if (!question.matches(QUESTION)) {
      throw BadParameter.missing(
          "query", "Send as parameter query what follows the question mark of the list's address.");
    }
    Audience whose =
        Audience.of(audience == null || audience.isEmpty() ? "private" : audience.getValue())
            .orElseThrow(
                () ->
                    BadParameter.missing(
                        "audience", "Send private, team or site as parameter audience."));
    String ofTeam = team == null || team.isEmpty() ? null : team.getValue();
    if ((whose == Audience.TEAM) != (ofTeam != null)
        || (ofTeam != null && !ofTeam.matches("[a-z][a-z0-9-]{0,59}"))) {
      throw BadParameter.missing(
          "team", "Send a team's code as parameter team with audience team, and only with it.");
    }
    SavedView view =
        new SavedView(
            UUID.randomUUID().toString(), person(request), whose, ofTeam, called, question);
    views.keep(tenant(request), view, OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    Parameters answer = new Parameters();
    answer.addParameter().setName("id").setValue(new StringType(view.id()));
    return answer;
  }

  /**
   * Forgets a list of the caller's own.
   *
   * @return {@code forgotten} true; 422 where it is somebody else's or there is none
   */
  @Operation(name = "$forget-view", typeName = "Task")
  public Parameters forget(
      @OperationParam(name = "id", min = 1, max = 1) StringType id, RequestDetails request) {
    String view = DenialCloseProvider.text(id);
    if (view == null || !views.forget(tenant(request), view, person(request))) {
      throw BadParameter.unfit("id", "You have no saved list of that id.");
    }
    Parameters answer = new Parameters();
    answer.addParameter().setName("forgotten").setValue(new BooleanType(true));
    return answer;
  }

  private String person(RequestDetails request) {
    return Facts.words(user.of(request));
  }

  private static String tenant(RequestDetails request) {
    return TransactionWrites.tenant(TransactionWrites.inServersName(request));
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      of.addPart().setName(name).setValue(value);
    }
  }
}
