package org.cleanclaim.plugin.denial;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.List;
import java.util.UUID;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.ResubmitRule;
import org.cleanclaim.plugin.ledger.SqlResubmitRules;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.site.PersonName;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Type;

/**
 * The operations {@code $resubmit-rules}, {@code $approve-resubmit}, {@code $stop-resubmit} and
 * {@code $run-resubmit}: sending corrected claims again by rules that a person approved.
 */
public final class ResubmitRuleProvider {

  private static final int TEXT = 1_000;

  private final DaoRegistry daos;
  private final SqlResubmitRules rules;
  private final ResubmitByRule runs;
  private final PolicyFiles policies;
  private final CurrentUser user;
  private final Clock clock;

  ResubmitRuleProvider(
      DaoRegistry daos,
      SqlResubmitRules rules,
      ResubmitByRule runs,
      PolicyFiles policies,
      CurrentUser user,
      Clock clock) {
    this.daos = daos;
    this.rules = rules;
    this.runs = runs;
    this.policies = policies;
    this.user = user;
    this.clock = clock;
  }

  /**
   * The rules, those in force first; reads only.
   *
   * @return {@code rule} 0..* with {@code id}, {@code payer}, {@code code}, {@code fix} 1..*,
   *     {@code reason}, {@code person}, {@code approved}, {@code unanswered}, {@code paid}, {@code
   *     failed}, {@code passedOver}, and when it ended {@code ended}, {@code endedBy}, {@code
   *     endedWhy}
   */
  @Operation(name = "$resubmit-rules", typeName = "Task", idempotent = true)
  public Parameters rules(RequestDetails request) {
    String tenant = tenant(request);
    Parameters answer = new Parameters();
    for (ResubmitRule rule : rules.all(tenant)) {
      ResubmitRule.Done done = rules.done(tenant, rule.id());
      ParametersParameterComponent one = answer.addParameter().setName("rule");
      part(one, "id", new StringType(rule.id()));
      part(one, "payer", new CodeType(rule.policy()));
      part(one, "code", new StringType(rule.code()));
      rule.fixes().forEach(fix -> part(one, "fix", new StringType(fix)));
      part(one, "reason", new StringType(rule.reason()));
      part(one, "person", new StringType(rule.person()));
      part(one, "approved", time(rule.approved()));
      part(one, "unanswered", new IntegerType((int) done.unanswered()));
      part(one, "paid", new IntegerType((int) done.paid()));
      part(one, "failed", new IntegerType((int) done.failed()));
      part(one, "passedOver", new IntegerType((int) done.passedOver()));
      if (rule.end() != null) {
        part(one, "ended", time(rule.end().at()));
        part(one, "endedBy", new StringType(rule.end().by()));
        part(one, "endedWhy", new StringType(rule.end().why()));
      }
    }
    return answer;
  }

  /**
   * Approves a rule.
   *
   * @param payer id of the payer's policy
   * @param code group and reason of the denials it is for, such as {@code CO-18}
   * @param fixes what it may change: {@code edit:kind}, or {@code edit:kind:value}
   * @param reason why it can be done without looking at each
   * @return {@code id}; 422 where it would change what rests on the record, or nobody is signed in
   */
  @Operation(name = "$approve-resubmit", typeName = "Task")
  public Parameters approve(
      @OperationParam(name = "payer", min = 1, max = 1) CodeType payer,
      @OperationParam(name = "code", min = 1, max = 1) StringType code,
      @OperationParam(name = "fix", min = 1) List<StringType> fixes,
      @OperationParam(name = "reason", min = 1, max = 1) StringType reason,
      RequestDetails request) {
    String policy = payer == null || payer.isEmpty() ? "" : payer.getValue();
    if (PayerPolicies.DEFAULT.equals(policy)
        || policies.get().all().stream().map(PayerPolicy::id).noneMatch(policy::equals)) {
      throw BadParameter.unfit(
          "payer", "A rule is for one payer: send the id of its policy as parameter payer.");
    }
    String denied = DenialCloseProvider.text(code);
    if (denied == null || !denied.matches("(CO|PR|OA|PI)-[A-Z]?[0-9]{1,3}")) {
      throw BadParameter.missing(
          "code", "Send as parameter code the group and reason it is for, such as CO-18.");
    }
    List<String> wanted =
        fixes == null
            ? List.of()
            : fixes.stream().map(DenialCloseProvider::text).filter(each -> each != null).toList();
    if (wanted.isEmpty() || String.join(" ", wanted).length() > TEXT) {
      throw BadParameter.missing(
          "fix",
          "Send as parameter fix what the rule may change, such as modifier-51:remove-modifier:51.");
    }
    wanted.forEach(
        fix ->
            RuleFixes.refused(fix)
                .ifPresent(
                    why -> {
                      throw BadParameter.unfit("fix", why);
                    }));
    String why = DenialCloseProvider.text(reason);
    if (why == null || why.length() > TEXT) {
      throw BadParameter.missing(
          "reason", "Send as parameter reason why nobody has to look at each of them.");
    }
    String tenant = tenant(request);
    if (rules.inForce(tenant).stream()
        .anyMatch(rule -> rule.policy().equals(policy) && rule.code().equals(denied))) {
      throw BadParameter.unfit(
          "code", "There is a rule for this payer and reason. Stop it first with $stop-resubmit.");
    }
    ResubmitRule rule =
        new ResubmitRule(
            UUID.randomUUID().toString(),
            policy,
            denied,
            wanted,
            why,
            person(request),
            now(),
            null);
    rules.approve(tenant, rule);
    Parameters answer = new Parameters();
    answer.addParameter().setName("id").setValue(new StringType(rule.id()));
    return answer;
  }

  /**
   * Ends a rule. What it sent stays sent.
   *
   * @param id of the rule
   * @param reason why
   */
  @Operation(name = "$stop-resubmit", typeName = "Task")
  public Parameters stop(
      @OperationParam(name = "id", min = 1, max = 1) StringType id,
      @OperationParam(name = "reason", min = 1, max = 1) StringType reason,
      RequestDetails request) {
    String why = DenialCloseProvider.text(reason);
    if (why == null) {
      throw BadParameter.missing("reason", "Send as parameter reason why the rule ends.");
    }
    String rule = DenialCloseProvider.text(id);
    if (rule == null
        || !rules.end(tenant(request), rule, new ResubmitRule.End(now(), person(request), why))) {
      throw BadParameter.unfit("id", "No rule of that id is in force.");
    }
    Parameters answer = new Parameters();
    answer.addParameter().setName("stopped").setValue(new BooleanType(true));
    return answer;
  }

  /**
   * Holds new denials against the rules now.
   *
   * @return {@code ran} (false when another node is at it), {@code sent}, {@code passedOver},
   *     {@code stopped}
   */
  @Operation(name = "$run-resubmit", typeName = "Task")
  public Parameters run(RequestDetails request) {
    ResubmitByRule.Result result = runs.run(TransactionWrites.inServersName(request));
    Parameters answer = new Parameters();
    answer.addParameter("ran", result.ran());
    answer.addParameter().setName("sent").setValue(new IntegerType(result.sent()));
    answer.addParameter().setName("passedOver").setValue(new IntegerType(result.passedOver()));
    answer.addParameter().setName("stopped").setValue(new IntegerType(result.stopped()));
    return answer;
  }

  private String person(RequestDetails request) {
    Reference who = user.of(request);
    return PersonName.of(who, daos, TransactionWrites.inServersName(request))
        .orElseGet(
            () -> {
              String words = Facts.words(who);
              return words == null ? "not identified" : words;
            });
  }

  private static String tenant(RequestDetails request) {
    return TransactionWrites.tenant(TransactionWrites.inServersName(request));
  }

  private OffsetDateTime now() {
    return OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
  }

  private static DateTimeType time(OffsetDateTime at) {
    return new DateTimeType(Date.from(at.toInstant()));
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      of.addPart().setName(name).setValue(value);
    }
  }
}
