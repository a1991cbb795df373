package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.edits.payer.PayerPolicy;
import org.cleanclaim.plugin.BadParameter;
import org.cleanclaim.plugin.ledger.Digest;
import org.cleanclaim.plugin.playbook.PlaybookPlans.Problem;
import org.cleanclaim.plugin.reference.PolicyFiles;
import org.cleanclaim.plugin.site.CurrentUser;
import org.cleanclaim.plugin.site.PersonName;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.hl7.fhir.r4.model.PlanDefinition;
import org.hl7.fhir.r4.model.Reference;

/** Where playbooks are written: the next version is begun, and brought into use. */
final class PlaybookDesk {

  /** An id is of at most 64 letters; what is longer is told by its digest. */
  private static final int LONG = 40;

  private final DaoRegistry daos;
  private final Playbooks playbooks;
  private final PolicyFiles policies;
  private final PlaybookGaps gaps;
  private final Function<RequestDetails, Optional<Set<String>>> templates;
  private final CurrentUser user;
  private final IHapiTransactionService transactions;
  private final Clock clock;

  PlaybookDesk(
      DaoRegistry daos,
      Playbooks playbooks,
      PolicyFiles policies,
      PlaybookGaps gaps,
      Function<RequestDetails, Optional<Set<String>>> templates,
      CurrentUser user,
      IHapiTransactionService transactions,
      Clock clock) {
    this.daos = daos;
    this.playbooks = playbooks;
    this.policies = policies;
    this.gaps = gaps;
    this.templates = templates;
    this.user = user;
    this.transactions = transactions;
    this.clock = clock;
  }

  /** The policy of a payer whose playbook is meant. */
  PayerPolicy policy(String id) {
    List<PayerPolicy> all = policies.get().all();
    return all.stream()
        .filter(policy -> policy.id().equals(id))
        .findFirst()
        .or(
            () ->
                PayerPolicies.DEFAULT.equals(id)
                    ? Optional.of(policies.get().byDefault())
                    : Optional.empty())
        .orElseThrow(
            () ->
                BadParameter.unfit(
                    "payer",
                    "There is no policy %s. There are: %s."
                        .formatted(
                            id, String.join(", ", all.stream().map(PayerPolicy::id).toList()))));
  }

  /** Names of the letter templates there are; empty where the host writes no letters. */
  Optional<Set<String>> templates(RequestDetails request) {
    return templates.apply(request);
  }

  /**
   * The draft of a payer's next version, begun where there is none.
   *
   * @param from the version to begin with, such as an older one to go back to; null: the one in use
   * @param page a page the draft is to have, taken from the playbook of any payer; null for none
   */
  PlanDefinition draft(String payer, Reference from, String page, RequestDetails request) {
    PayerPolicy policy = policy(payer);
    return inTransaction(
        request,
        writes -> {
          List<PlanDefinition> versions = playbooks.versions(payer, writes.request());
          Optional<PlanDefinition> there = Playbooks.newest(versions, PublicationStatus.DRAFT);
          if (there.isPresent() && from != null) {
            throw BadParameter.unfit(
                "from",
                "There is a draft already, PlanDefinition/%s by %s. Publish it or give it up first."
                    .formatted(there.get().getIdElement().getIdPart(), editor(there.get())));
          }
          Playbook begun =
              there
                  .map(PlaybookPlans::read)
                  .or(() -> beginning(payer, from, versions))
                  .orElseGet(() -> new Playbook(payer, "0", policy.name(), List.of(), List.of()));
          boolean isWanted =
              page != null && begun.pages().stream().noneMatch(each -> each.name().equals(page));
          if (there.isPresent() && !isWanted) {
            return there.get();
          }
          return keep(
              isWanted ? with(begun, page, writes) : begun,
              there,
              versions,
              user.of(request),
              writes);
        });
  }

  private PlanDefinition keep(
      Playbook playbook,
      Optional<PlanDefinition> draft,
      List<PlanDefinition> versions,
      Reference who,
      TransactionWrites writes) {
    int next =
        draft
            .map(PlaybookPlans::number)
            .orElseGet(
                () ->
                    1
                        + versions.stream()
                            .mapToInt(PlaybookPlans::number)
                            .max()
                            .orElse(playbooks.shipped().of(playbook.policy()).isPresent() ? 1 : 0));
    PlanDefinition plan =
        PlaybookPlans.write(
            new Playbook(
                playbook.policy(),
                String.valueOf(next),
                playbook.title(),
                playbook.contacts(),
                playbook.pages()),
            PublicationStatus.DRAFT);
    plan.setId(draft.map(each -> each.getIdElement().getIdPart()).orElse(id(playbook, next)));
    plan.setDate(Date.from(clock.instant()));
    plan.addEditor().setName(words(who, writes));
    return writes.put(plan);
  }

  /** Of the version: who begins it at the same time begins the same. */
  private static String id(Playbook playbook, int version) {
    String policy = playbook.policy();
    return "playbook-%s-%d"
        .formatted(policy.length() > LONG ? Digest.of(policy).substring(0, LONG) : policy, version);
  }

  private Optional<Playbook> beginning(
      String payer, Reference from, List<PlanDefinition> versions) {
    if (from == null || from.isEmpty()) {
      return Playbooks.newest(versions, PublicationStatus.ACTIVE)
          .map(PlaybookPlans::read)
          .or(() -> playbooks.shipped().of(payer));
    }
    return Optional.of(
        versions.stream()
            .filter(
                plan ->
                    plan.getIdElement().getIdPart().equals(from.getReferenceElement().getIdPart()))
            .findFirst()
            .map(PlaybookPlans::read)
            .orElseThrow(
                () ->
                    BadParameter.unfit(
                        "from",
                        "%s is no version of this payer's playbook."
                            .formatted(from.getReference()))));
  }

  private Playbook with(Playbook playbook, String name, TransactionWrites writes) {
    List<Playbook.Page> pages = new ArrayList<>(playbook.pages());
    pages.add(
        playbooks
            .inUse(PayerPolicies.DEFAULT, writes.request())
            .flatMap(any -> any.page(name, List.of()))
            .orElseThrow(
                () ->
                    BadParameter.unfit(
                        "page", "The playbook of any payer has no page %s.".formatted(name))));
    return new Playbook(
        playbook.policy(), playbook.version(), playbook.title(), playbook.contacts(), pages);
  }

  /**
   * Brings a draft into use in the place of the version before it.
   *
   * @param seen the version of the resource the caller saw; null where none is told
   */
  PlanDefinition publish(IIdType id, String seen, RequestDetails request) {
    return inTransaction(
        request,
        writes -> {
          PlanDefinition draft = read(id, writes.request());
          if (draft.getStatus() != PublicationStatus.DRAFT) {
            throw BadParameter.unfit(
                "id", "PlanDefinition/%s is no draft.".formatted(id.getIdPart()));
          }
          String now = draft.getIdElement().getVersionIdPart();
          if (seen != null && !seen.equals(now)) {
            throw new PreconditionFailedException(
                "The draft is version %s now and you saw %s: somebody wrote on. Read it again before you publish it."
                    .formatted(now, seen));
          }
          List<Problem> problems = PlaybookPlans.whole(draft, templates(writes.request()));
          if (!problems.isEmpty()) {
            throw PlaybookGuard.refused(problems);
          }
          retireOthers(draft, writes);
          PlanDefinition published = draft.copy();
          published.setStatus(PublicationStatus.ACTIVE);
          published.setDate(Date.from(clock.instant()));
          published.getReviewer().clear();
          published.addReviewer().setName(words(user.of(request), writes));
          PlanDefinition written = writes.put(published);
          gaps.written(
              PlaybookPlans.read(written), written.getUrl() + "|" + written.getVersion(), writes);
          return written;
        });
  }

  private void retireOthers(PlanDefinition draft, TransactionWrites writes) {
    playbooks.versions(PlaybookPlans.policy(draft), writes.request()).stream()
        .filter(plan -> plan.getStatus() == PublicationStatus.ACTIVE)
        .forEach(
            plan -> {
              PlanDefinition retired = plan.copy();
              retired.setStatus(PublicationStatus.RETIRED);
              writes.put(retired);
            });
  }

  PlanDefinition read(IIdType id, RequestDetails request) {
    PlanDefinition plan =
        daos.getResourceDao(PlanDefinition.class).read(id.toUnqualifiedVersionless(), request);
    if (!PlaybookPlans.isPlaybook(plan)) {
      throw BadParameter.unfit("id", "PlanDefinition/%s is no playbook.".formatted(id.getIdPart()));
    }
    return plan;
  }

  /** Who wrote a version. */
  static String editor(PlanDefinition plan) {
    return Objects.requireNonNullElse(plan.getEditorFirstRep().getName(), "not identified");
  }

  private String words(Reference who, TransactionWrites writes) {
    return PersonName.of(who, daos, writes.request())
        .orElseGet(() -> who.hasDisplay() ? who.getDisplay() : who.getReference());
  }

  private interface Step<T> {
    T take(TransactionWrites writes);
  }

  private <T> T inTransaction(RequestDetails request, Step<T> step) {
    return transactions
        .withRequest(request)
        .execute(() -> step.take(new TransactionWrites(daos, request, new TransactionDetails())));
  }
}
