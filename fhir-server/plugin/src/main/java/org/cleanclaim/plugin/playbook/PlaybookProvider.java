package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Operation;
import ca.uhn.fhir.rest.annotation.OperationParam;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.denial.DenialCategory;
import org.cleanclaim.plugin.denial.DenialTaxonomy;
import org.cleanclaim.plugin.ledger.SqlDenialReasons;
import org.cleanclaim.plugin.ledger.SqlDenialReasons.Reason;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Binary;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.IntegerType;
import org.hl7.fhir.r4.model.Money;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.Parameters.ParametersParameterComponent;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.hl7.fhir.r4.model.Type;

/**
 * The operations on playbooks: {@code $playbooks}, {@code $playbook}, {@code $draft-playbook},
 * {@code $publish-playbook}, {@code $compare-playbook} and {@code $playbook-pdf}. A draft itself is
 * written as any resource is, with If-Match.
 */
public final class PlaybookProvider {

  private static final int TOP = 5;
  private static final int DAYS = 90;

  private final PlaybookDesk desk;
  private final Playbooks playbooks;
  private final PlaybookGaps gaps;
  private final SqlDenialReasons reasons;
  private final DenialTaxonomy taxonomy;
  private final PolicyFiles policies;
  private final Clock clock;

  PlaybookProvider(
      PlaybookDesk desk,
      Playbooks playbooks,
      PlaybookGaps gaps,
      SqlDenialReasons reasons,
      DenialTaxonomy taxonomy,
      PolicyFiles policies,
      Clock clock) {
    this.desk = desk;
    this.playbooks = playbooks;
    this.gaps = gaps;
    this.reasons = reasons;
    this.taxonomy = taxonomy;
    this.policies = policies;
    this.clock = clock;
  }

  /**
   * The playbooks there are, with what each payer denied for most; reads only.
   *
   * @param payer id of a policy, to be told of it alone
   * @param days how far back to count, 1 to 730; 90 unless given
   * @return {@code playbook} 0..*, one for each policy; {@code template} 0..*: names of the letter
   *     templates a page may name
   */
  @Operation(name = "$playbooks", typeName = "PlanDefinition", idempotent = true)
  public Parameters playbooks(
      @OperationParam(name = "payer", max = 1) CodeType payer,
      @OperationParam(name = "days", max = 1) IntegerType days,
      RequestDetails caller) {
    int back = days == null || days.isEmpty() ? DAYS : days.getValue();
    if (back < 1 || back > 730) {
      throw BadParameter.malformed("days", "Send from 1 to 730 as parameter days.");
    }
    RequestDetails request = TransactionWrites.inServersName(caller);
    String one = payer == null || payer.isEmpty() ? null : payer.getValue();
    Map<String, List<Reason>> denied = new LinkedHashMap<>();
    reasons
        .since(
            TransactionWrites.tenant(TransactionWrites.inServersName(caller)),
            one,
            LocalDate.now(clock).minusDays(back))
        .forEach(
            reason ->
                denied.computeIfAbsent(reason.policy(), each -> new ArrayList<>()).add(reason));
    List<Task> wanted = gaps.open(request);
    Parameters answer = new Parameters();
    for (PayerPolicy policy : one == null ? all() : List.of(desk.policy(one))) {
      tell(answer, policy, denied.getOrDefault(policy.id(), List.of()), wanted, request);
    }
    desk.templates(request).stream()
        .flatMap(Set::stream)
        .sorted()
        .forEach(name -> answer.addParameter().setName("template").setValue(new CodeType(name)));
    return answer;
  }

  /** The policy of any payer comes last. */
  private List<PayerPolicy> all() {
    List<PayerPolicy> all = new ArrayList<>(policies.get().all());
    all.removeIf(policy -> PayerPolicies.DEFAULT.equals(policy.id()));
    all.add(policies.get().byDefault());
    return all;
  }

  private void tell(
      Parameters answer,
      PayerPolicy policy,
      List<Reason> denied,
      List<Task> wanted,
      RequestDetails request) {
    List<PlanDefinition> versions = playbooks.versions(policy.id(), request);
    Optional<PlanDefinition> live = Playbooks.newest(versions, PublicationStatus.ACTIVE);
    Optional<PlanDefinition> draft = Playbooks.newest(versions, PublicationStatus.DRAFT);
    Optional<Playbook> inUse =
        live.map(PlaybookPlans::read).or(() -> playbooks.shipped().of(policy.id()));
    ParametersParameterComponent one = answer.addParameter().setName("playbook");
    part(one, "policy", new CodeType(policy.id()));
    part(one, "payer", new StringType(policy.name()));
    part(
        one,
        "source",
        new CodeType(live.isPresent() ? "site" : inUse.isPresent() ? "shipped" : "none"));
    inUse.ifPresent(playbook -> part(one, "version", new StringType(playbook.version())));
    live.ifPresent(
        plan -> {
          part(one, "live", reference(plan));
          part(one, "published", new DateTimeType(plan.getDate()));
        });
    draft.ifPresent(
        plan -> {
          part(one, "draft", reference(plan));
          part(one, "draftVersion", new StringType(plan.getVersion()));
          part(one, "draftBy", new StringType(PlaybookDesk.editor(plan)));
        });
    for (PlanDefinition plan : versions) {
      ParametersParameterComponent version = one.addPart().setName("edition");
      part(version, "plan", reference(plan));
      part(version, "version", new StringType(plan.getVersion()));
      part(version, "status", new CodeType(plan.getStatus().toCode()));
      part(version, "date", new DateTimeType(plan.getDate()));
      part(version, "by", new StringType(PlaybookDesk.editor(plan)));
    }
    for (PlaybookLimits.Limit limit : PlaybookLimits.of(policy)) {
      ParametersParameterComponent part = one.addPart().setName("limit");
      part(part, "kind", new CodeType(limit.kind()));
      part(part, "words", new StringType(limit.words()));
    }
    denied.stream().limit(TOP).forEach(reason -> tell(one, reason, inUse));
    part(one, "denials", new IntegerType((int) denied.stream().mapToLong(Reason::denials).sum()));
    for (Task gap : wanted) {
      if (policy.id().equals(PlaybookGaps.input(gap, "policy"))) {
        ParametersParameterComponent part = one.addPart().setName("gap");
        part(part, "page", new CodeType(PlaybookGaps.input(gap, "page")));
        part(part, "task", new Reference("Task/" + gap.getIdElement().getIdPart()));
        part(part, "since", new DateTimeType(gap.getAuthoredOn()));
        part(part, "words", new StringType(gap.getDescription()));
      }
    }
  }

  private void tell(ParametersParameterComponent one, Reason reason, Optional<Playbook> inUse) {
    DenialCategory category = taxonomy.named(reason.category());
    ParametersParameterComponent part = one.addPart().setName("reason");
    part(
        part, "category", new Coding(Canonical.DENIAL_CATEGORY, category.name(), category.title()));
    part(part, "code", new StringType(reason.code()));
    part(part, "denials", new IntegerType((int) reason.denials()));
    part(part, "amount", new Money().setValue(reason.amount()).setCurrency("USD"));
    part(part, "decided", new IntegerType((int) reason.decided()));
    part(part, "won", new IntegerType((int) reason.won()));
    String carc = reason.code().substring(reason.code().indexOf('-') + 1);
    part(
        part,
        "documented",
        new BooleanType(
            inUse
                .flatMap(playbook -> playbook.page(category.playbook(), List.of(carc)))
                .isPresent()));
    part(part, "page", new CodeType(category.playbook()));
  }

  private static Reference reference(PlanDefinition plan) {
    return new Reference("PlanDefinition/" + plan.getIdElement().getIdPart());
  }

  /**
   * The playbook in use for a payer, as a resource; one that ships has no id.
   *
   * @param payer id of a policy
   * @return 422 where there is none
   */
  @Operation(name = "$playbook", typeName = "PlanDefinition", idempotent = true)
  public PlanDefinition playbook(
      @OperationParam(name = "payer", min = 1, max = 1) CodeType payer, RequestDetails caller) {
    String policy = required(payer);
    RequestDetails request = TransactionWrites.inServersName(caller);
    return playbooks
        .live(policy, request)
        .or(
            () ->
                playbooks
                    .shipped()
                    .of(policy)
                    .map(shipped -> PlaybookPlans.write(shipped, PublicationStatus.ACTIVE)))
        .orElseThrow(
            () ->
                BadParameter.unfit(
                    "payer",
                    "%s has no playbook. Begin one with $draft-playbook.".formatted(policy)));
  }

  /**
   * The draft of a payer's next version; begun from the one in use where there is none.
   *
   * @param payer id of the payer's policy
   * @param from the version to begin with instead, such as an older one to go back to
   * @param page name of a page the draft is to have, as the playbook of any payer has it
   */
  @Operation(name = "$draft-playbook", typeName = "PlanDefinition")
  public PlanDefinition draft(
      @OperationParam(name = "payer", min = 1, max = 1) CodeType payer,
      @OperationParam(name = "from", max = 1) Reference from,
      @OperationParam(name = "page", max = 1) CodeType page,
      RequestDetails request) {
    return desk.draft(
        required(payer),
        from == null || from.isEmpty() ? null : from,
        page == null || page.isEmpty() ? null : page.getValue(),
        request);
  }

  /**
   * Brings a draft into use. The version before it stays readable, and can be gone back to.
   *
   * @param version of the resource as the caller saw it; 412 where somebody wrote on since
   */
  @Operation(name = "$publish-playbook", typeName = "PlanDefinition")
  public PlanDefinition publish(
      @IdParam IIdType id,
      @OperationParam(name = "version", max = 1) StringType version,
      RequestDetails request) {
    return desk.publish(
        id, version == null || version.isEmpty() ? null : version.getValue(), request);
  }

  /**
   * What a version says otherwise than another.
   *
   * @param with the other one; the one in use when absent
   * @return {@code difference} 0..* with {@code page}, {@code what}, {@code before}, {@code after}
   */
  @Operation(name = "$compare-playbook", typeName = "PlanDefinition", idempotent = true)
  public Parameters compare(
      @IdParam IIdType id,
      @OperationParam(name = "with", max = 1) Reference with,
      RequestDetails caller) {
    RequestDetails request = TransactionWrites.inServersName(caller);
    PlanDefinition plan = desk.read(id, request);
    Playbook after = PlaybookPlans.read(plan);
    Playbook before =
        with == null || with.isEmpty()
            ? playbooks
                .inUse(after.policy(), request)
                .orElseGet(() -> new Playbook(after.policy(), "0", null, List.of(), List.of()))
            : PlaybookPlans.read(desk.read(with.getReferenceElement(), request));
    Parameters answer = new Parameters();
    answer.addParameter().setName("before").setValue(new StringType(before.version()));
    answer.addParameter().setName("after").setValue(new StringType(after.version()));
    for (PlaybookDifference difference : PlaybookDifference.between(before, after)) {
      ParametersParameterComponent one = answer.addParameter().setName("difference");
      part(one, "page", new StringType(difference.page()));
      part(one, "what", new CodeType(difference.what()));
      part(one, "before", new StringType(difference.before()));
      part(one, "after", new StringType(difference.after()));
    }
    return answer;
  }

  /**
   * A playbook on paper.
   *
   * @param payer id of a policy: its playbook in use
   * @param version a version instead
   * @param sheet true for one page to hang up
   */
  @Operation(name = "$playbook-pdf", typeName = "PlanDefinition", idempotent = true)
  public Binary pdf(
      @OperationParam(name = "payer", max = 1) CodeType payer,
      @OperationParam(name = "version", max = 1) Reference version,
      @OperationParam(name = "sheet", max = 1) BooleanType sheet,
      RequestDetails caller) {
    RequestDetails request = TransactionWrites.inServersName(caller);
    PlanDefinition plan =
        version == null || version.isEmpty()
            ? playbook(payer, caller)
            : desk.read(version.getReferenceElement(), request);
    PlaybookPdf.Print print = print(plan, caller);
    Binary file = new Binary();
    file.setContentType("application/pdf");
    file.setData(
        sheet != null && sheet.booleanValue()
            ? PlaybookPdf.sheet(print)
            : PlaybookPdf.whole(print));
    return file;
  }

  private PlaybookPdf.Print print(PlanDefinition plan, RequestDetails caller) {
    Playbook playbook = PlaybookPlans.read(plan);
    PayerPolicy policy = desk.policy(playbook.policy());
    List<String> most =
        reasons
            .since(
                TransactionWrites.tenant(TransactionWrites.inServersName(caller)),
                playbook.policy(),
                LocalDate.now(clock).minusDays(DAYS))
            .stream()
            .limit(TOP)
            .map(
                reason ->
                    "%s, %s: %d in %d days"
                        .formatted(
                            reason.code(),
                            taxonomy.named(reason.category()).title(),
                            reason.denials(),
                            DAYS))
            .toList();
    return new PlaybookPdf.Print(
        playbook,
        switch (plan.getStatus()) {
          case ACTIVE -> "in use";
          case DRAFT -> "draft";
          default -> "no longer in use";
        },
        PlaybookLimits.of(policy).stream().map(PlaybookLimits.Limit::words).toList(),
        most,
        plan.hasDate() ? plan.getDate().toInstant() : Instant.EPOCH);
  }

  private static String required(CodeType payer) {
    if (payer == null || payer.isEmpty()) {
      throw BadParameter.missing(
          "payer", "Send as parameter payer the id of the payer's policy, such as default.");
    }
    return payer.getValue();
  }

  private static void part(ParametersParameterComponent of, String name, Type value) {
    if (value != null && !value.isEmpty()) {
      of.addPart().setName(name).setValue(value);
    }
  }
}
