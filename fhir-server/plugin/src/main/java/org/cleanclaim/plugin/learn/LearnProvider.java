package org.cleanclaim.plugin.learn;

import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.exceptions.ResourceVersionConflictException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.cleanclaim.edits.Severity;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.ProposedEdit;
import org.cleanclaim.plugin.ledger.ProposedEdit.Decision;
import org.cleanclaim.plugin.ledger.ProposedEdit.State;
import org.cleanclaim.plugin.ledger.SqlProposedEdits;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;

/**
 * The operations {@code $proposed-edits}, what is proposed and what people decided, {@code
 * $decide-edit}, by which a person has one speak or does not, and {@code $propose-edits}, the
 * nightly look now. None tells of any patient.
 */
public final class LearnProvider {

  private static final Set<Severity> TAKEN_OVER =
      EnumSet.of(Severity.SHADOW, Severity.INFO, Severity.WARN, Severity.HOLD);

  private final SqlProposedEdits proposals;
  private final LearnedRules rules;
  private final Learning learning;
  private final PolicyFiles policies;
  private final ProposedEditsAnswer.People people;
  private final CurrentUser user;
  private final LearnSettings settings;
  private final Clock clock;

  LearnProvider(
      SqlProposedEdits proposals,
      LearnedRules rules,
      Learning learning,
      PolicyFiles policies,
      ProposedEditsAnswer.People people,
      CurrentUser user,
      LearnSettings settings,
      Clock clock) {
    this.proposals = proposals;
    this.rules = rules;
    this.learning = learning;
    this.policies = policies;
    this.people = people;
    this.user = user;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Tells what is proposed; reads only.
   *
   * @param state those that stand so: {@code proposed}, {@code accepted}, {@code rejected}, {@code
   *     lapsed}; proposed and accepted unless given
   * @param payer of this payer policy only
   * @return {@code rule}: when something is proposed; {@code proposal} for each, those that would
   *     stop most denials first; {@code decided}: what people decided, newest first
   */
  @Operation(name = "$proposed-edits", idempotent = true)
  public Parameters proposed(
      @OperationParam(name = "state") List<CodeType> state,
      @OperationParam(name = "payer", max = 1) CodeType payer,
      RequestDetails caller) {
    Set<State> states = states(state);
    String policy = payer == null || payer.isEmpty() ? null : payer.getValue();
    List<ProposedEdit> wanted =
        proposals.all().stream()
            .filter(one -> states.contains(one.state()))
            .filter(one -> policy == null || policy.equals(one.payer()))
            .toList();
    List<SqlProposedEdits.Decided> decided =
        proposals.decisions().stream()
            .filter(one -> policy == null || policy.equals(one.payer()))
            .toList();
    ProposedEditsAnswer answer =
        new ProposedEditsAnswer(people.named(persons(wanted, decided), caller)).rule(settings);
    wanted.forEach(one -> answer.proposal(one, policies.files()));
    decided.forEach(answer::decided);
    return answer.written();
  }

  private static List<String> persons(
      List<ProposedEdit> wanted, List<SqlProposedEdits.Decided> decided) {
    List<String> persons = new ArrayList<>();
    wanted.stream()
        .filter(one -> one.decision() != null)
        .forEach(one -> persons.add(one.decision().person()));
    decided.forEach(one -> persons.add(one.decision().person()));
    return persons;
  }

  private static Set<State> states(List<CodeType> asked) {
    if (asked == null || asked.isEmpty()) {
      return EnumSet.of(State.PROPOSED, State.ACCEPTED);
    }
    Set<State> states = EnumSet.noneOf(State.class);
    for (CodeType one : asked) {
      states.add(
          State.of(one.getValue())
              .orElseThrow(
                  () ->
                      BadParameter.missing(
                          "state",
                          "Send proposed, accepted, rejected or lapsed as parameter state.")));
    }
    return states;
  }

  /**
   * Has a proposed edit speak from now on, or not.
   *
   * @param id the proposal's
   * @param severity how hard it speaks: {@code SHADOW}, {@code INFO}, {@code WARN} or {@code HOLD}
   * @param reject true instead of a severity: it does not
   * @param reason why, in words; needed to reject
   * @param version the proposal's, as the caller saw it
   * @return {@code proposal} as it is now
   * @throws ResourceVersionConflictException when somebody else decided since
   */
  @Operation(name = "$decide-edit")
  public Parameters decide(
      @OperationParam(name = "id", max = 1) StringType id,
      @OperationParam(name = "severity", max = 1) CodeType severity,
      @OperationParam(name = "reject", max = 1) BooleanType reject,
      @OperationParam(name = "reason", max = 1) StringType reason,
      @OperationParam(name = "version", max = 1) IntegerType version,
      RequestDetails caller) {
    String named = text(id);
    if (named == null) {
      throw BadParameter.missing("id", "Send the id of a proposal of $proposed-edits.");
    }
    Severity wanted = severity(severity, reject);
    String why = text(reason);
    if (wanted == null && why == null) {
      throw BadParameter.missing(
          "reason", "Send why it is rejected as parameter reason, in words.");
    }
    ProposedEdit proposal =
        proposals
            .find(named)
            .orElseThrow(() -> BadParameter.unfit("id", "There is no proposal of that id."));
    refuseUnfit(proposal, wanted);
    Decision decision =
        new Decision(
            wanted, why, person(caller), OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC));
    ProposedEdit made = proposal.decided(decision);
    if (isOutdated(proposal, version) || !proposals.decide(made)) {
      throw conflict(proposals.find(named).orElse(proposal));
    }
    rules.refresh();
    return new ProposedEditsAnswer(people.named(List.of(decision.person()), caller))
        .proposal(made, policies.files())
        .written();
  }

  private static boolean isOutdated(ProposedEdit proposal, IntegerType seen) {
    return seen != null && !seen.isEmpty() && seen.getValue() != proposal.version();
  }

  private static ResourceVersionConflictException conflict(ProposedEdit now) {
    return new ResourceVersionConflictException(
        "Somebody else decided about this edit: it is %s%s. Read $proposed-edits again."
            .formatted(
                now.state().code(),
                now.state() == State.ACCEPTED ? " as " + now.decision().severity() : ""));
  }

  private static Severity severity(CodeType severity, BooleanType reject) {
    boolean rejected = reject != null && Boolean.TRUE.equals(reject.getValue());
    boolean accepted = severity != null && !severity.isEmpty();
    if (rejected == accepted) {
      throw BadParameter.missing(
          "severity", "Send SHADOW, INFO, WARN or HOLD as parameter severity, or reject as true.");
    }
    if (rejected) {
      return null;
    }
    return TAKEN_OVER.stream()
        .filter(known -> known.name().equals(severity.getValue()))
        .findFirst()
        .orElseThrow(
            () ->
                BadParameter.missing(
                    "severity", "Send SHADOW, INFO, WARN or HOLD as parameter severity."));
  }

  private void refuseUnfit(ProposedEdit proposal, Severity wanted) {
    boolean same =
        wanted == null
            ? proposal.state() == State.REJECTED
            : proposal.state() == State.ACCEPTED && proposal.decision().severity() == wanted;
    if (same) {
      throw BadParameter.unfit(
          "id", "This edit is %s so already.".formatted(proposal.state().code()));
    }
    if (wanted != null && !hasPolicy(proposal.payer(), policies.files())) {
      throw BadParameter.unfit(
          "id",
          ("The payer %s has no policy this edit could stand in: add one to the folder of payer"
                  + " policies (cleanclaim.payers.dir), with %s among its payer-ids, then accept.")
              .formatted(proposal.payer(), proposal.payer()));
    }
  }

  static boolean hasPolicy(String payer, PayerPolicies policies) {
    return policies.all().stream().anyMatch(policy -> policy.id().equals(payer));
  }

  /**
   * Looks for patterns now.
   *
   * @return {@code ran} (false when another node is at it), {@code lines}, {@code tested}, {@code
   *     proposed}, {@code standing}, {@code lapsed}
   */
  @Operation(name = "$propose-edits")
  public Parameters propose(RequestDetails caller) {
    Learning.Result result = learning.run(TransactionWrites.inServersName(caller));
    Parameters answer = new Parameters();
    answer.addParameter("ran", result.ran());
    count(answer, "lines", result.lines());
    count(answer, "tested", result.tested());
    count(answer, "proposed", result.proposed());
    count(answer, "standing", result.standing());
    count(answer, "lapsed", result.lapsed());
    return answer;
  }

  private static void count(Parameters answer, String name, long count) {
    int shown = (int) Math.min(Integer.MAX_VALUE, count);
    answer.addParameter().setName(name).setValue(new IntegerType(shown));
  }

  private String person(RequestDetails caller) {
    Reference who = user.of(caller);
    return who.hasReference() ? who.getReference() : who.getDisplay();
  }

  private static String text(StringType words) {
    return words == null || words.getValue() == null || words.getValue().isBlank()
        ? null
        : words.getValue().strip();
  }
}
