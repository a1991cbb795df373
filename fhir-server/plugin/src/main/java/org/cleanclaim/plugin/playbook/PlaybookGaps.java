package org.cleanclaim.plugin.playbook;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.dao.tx.IHapiTransactionService;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.api.server.storage.TransactionDetails;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.exceptions.ResourceGoneException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.cleanclaim.edits.payer.PayerPolicies;
import org.cleanclaim.plugin.Canonical;
import org.cleanclaim.plugin.Concepts;
import org.cleanclaim.plugin.denial.DeniedFor;
import org.cleanclaim.plugin.ledger.Lease;
import org.cleanclaim.plugin.ledger.SqlDenialReasons;
import org.cleanclaim.plugin.ledger.SqlDenialReasons.Met;
import org.cleanclaim.plugin.store.TransactionWrites;
import org.hl7.fhir.r4.model.CodeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Pages that nobody has written: the first time a payer denies for a reason its playbook says
 * nothing of, the billing lead gets a Task to write it. It looks at what was opened since it looked
 * last, apart from the posting of remittances, and one node of several does.
 */
public final class PlaybookGaps {

  static final String CODE = "write-playbook-page";
  static final String ID = Canonical.BASE + "/playbook-gap";

  private static final Logger log = LoggerFactory.getLogger(PlaybookGaps.class);
  private static final String LEASE = "playbook-gaps";
  private static final Duration LEASED = Duration.ofMinutes(5);

  /** A denial's row may be committed a while after the moment it is of. */
  private static final Duration OVERLAP = Duration.ofMinutes(10);

  private static final OffsetDateTime EVER =
      OffsetDateTime.of(1970, 1, 1, 0, 0, 0, 0, ZoneOffset.UTC);

  private final DaoRegistry daos;
  private final SqlDenialReasons reasons;
  private final Playbooks playbooks;
  private final Lease lease;
  private final IHapiTransactionService transactions;
  private final PlaybookSettings settings;
  private final Clock clock;
  private OffsetDateTime from = EVER;

  PlaybookGaps(
      DaoRegistry daos,
      SqlDenialReasons reasons,
      Playbooks playbooks,
      Lease lease,
      IHapiTransactionService transactions,
      PlaybookSettings settings,
      Clock clock) {
    this.daos = daos;
    this.reasons = reasons;
    this.playbooks = playbooks;
    this.lease = lease;
    this.transactions = transactions;
    this.settings = settings;
    this.clock = clock;
  }

  /**
   * Looks at what was opened since the last time.
   *
   * @return how many pages are wanted that were not wanted before
   */
  public synchronized int look() {
    if (!lease.take(LEASE, LEASED)) {
      return 0;
    }
    try {
      OffsetDateTime now = OffsetDateTime.ofInstant(clock.instant(), ZoneOffset.UTC);
      SystemRequestDetails request = TransactionWrites.inServersName(null);
      int opened = look(reasons.metSince(TransactionWrites.tenant(request), from), request);
      from = now.minus(OVERLAP);
      return opened;
    } finally {
      lease.giveBack(LEASE);
    }
  }

  private int look(List<Met> met, SystemRequestDetails request) {
    if (met.isEmpty()) {
      return 0;
    }
    Set<String> known = all(request).stream().map(PlaybookGaps::key).collect(Collectors.toSet());
    Map<String, Optional<Playbook>> inUse = new HashMap<>();
    int opened = 0;
    for (Met each : met) {
      String page = playbooks.pageOf(each.category());
      if ("none".equals(page) || !known.add(key(each, page))) {
        continue;
      }
      Optional<Playbook> own = inUse.computeIfAbsent(each.policy(), policy -> own(policy, request));
      if (own.map(playbook -> has(playbook, page)).orElse(false)) {
        continue;
      }
      open(each, page, request);
      opened++;
    }
    if (opened > 0) {
      log.info("Pages of playbooks that are wanted now: {}", opened);
    }
    return opened;
  }

  /** What any payer's denials are worked by is no page of this payer. */
  private Optional<Playbook> own(String policy, RequestDetails request) {
    return PayerPolicies.DEFAULT.equals(policy)
        ? Optional.empty()
        : playbooks.inUse(policy, request);
  }

  private static boolean has(Playbook playbook, String page) {
    return playbook.pages().stream().anyMatch(each -> each.name().equals(page));
  }

  /** A payer without a policy is told by itself: there may be many of them. */
  private static String key(Met met, String page) {
    return (PayerPolicies.DEFAULT.equals(met.policy()) ? met.payer() : met.policy()) + "|" + page;
  }

  private static String key(Task gap) {
    return gap.getIdentifier().stream()
        .filter(each -> ID.equals(each.getSystem()))
        .map(Identifier::getValue)
        .findFirst()
        .orElse("");
  }

  private void open(Met met, String page, SystemRequestDetails request) {
    transactions
        .withRequest(request)
        .execute(
            () -> {
              TransactionWrites writes =
                  new TransactionWrites(daos, request, new TransactionDetails());
              return writes.put(task(met, page, denied(met.task(), writes)));
            });
  }

  /** The denial it was met by; gone where a row outlives its Task. */
  private Optional<DeniedFor> denied(String task, TransactionWrites writes) {
    try {
      return DeniedFor.of(
          daos.getResourceDao(Task.class).read(new IdType("Task", task), writes.request()));
    } catch (ResourceNotFoundException | ResourceGoneException gone) {
      return Optional.empty();
    }
  }

  private Task task(Met met, String page, Optional<DeniedFor> denied) {
    boolean unknown = PayerPolicies.DEFAULT.equals(met.policy());
    Task gap = new Task();
    gap.getMeta().addProfile(Canonical.PLAYBOOK_GAP_PROFILE);
    gap.addIdentifier().setSystem(ID).setValue(key(met, page));
    gap.setStatus(Task.TaskStatus.REQUESTED);
    gap.setIntent(Task.TaskIntent.ORDER);
    gap.setPriority(Task.TaskPriority.ROUTINE);
    gap.setCode(Concepts.of(Canonical.TASKS, CODE));
    gap.addPerformerType(Concepts.of(Canonical.TEAM, settings.owner()));
    gap.setDescription(
        unknown
            ? "Denied for %s by a payer that has neither policy nor playbook: write both."
                .formatted(page)
            : "The playbook of %s says nothing of %s: write the page."
                .formatted(met.policy(), page));
    gap.setAuthoredOn(Date.from(clock.instant()));
    gap.setLastModified(Date.from(clock.instant()));
    denied.ifPresent(first -> gap.setFocus(new Reference("Task/" + met.task())));
    input(gap, "policy", met.policy());
    input(gap, "page", page);
    gap.addInput()
        .setType(Concepts.of(Canonical.TASK_INPUT, "category"))
        .setValue(Concepts.of(Canonical.DENIAL_CATEGORY, met.category()));
    if (met.payer() != null && !met.payer().isBlank()) {
      gap.addInput()
          .setType(Concepts.of(Canonical.TASK_INPUT, "payer"))
          .setValue(
              met.payer().contains("/")
                  ? new Reference(met.payer())
                  : new Reference().setDisplay(met.payer()));
    }
    return gap;
  }

  private static void input(Task gap, String name, String code) {
    gap.addInput().setType(Concepts.of(Canonical.TASK_INPUT, name)).setValue(new CodeType(code));
  }

  /** What of a gap's Task says, by the name of its input; null where it does not. */
  static String input(Task gap, String name) {
    return gap.getInput().stream()
        .filter(each -> each.getType().hasCoding(Canonical.TASK_INPUT, name))
        .map(each -> each.getValue().primitiveValue())
        .findFirst()
        .orElse(null);
  }

  /** Every page that was ever wanted. */
  List<Task> all(RequestDetails request) {
    SearchParameterMap search = SearchParameterMap.newSynchronous();
    search.add(Task.SP_CODE, new TokenParam(Canonical.TASKS, CODE));
    return daos.getResourceDao(Task.class).search(search, request).getAllResources().stream()
        .map(Task.class::cast)
        .toList();
  }

  /** Pages that are still wanted. */
  List<Task> open(RequestDetails request) {
    return all(request).stream().filter(PlaybookGaps::isOpen).toList();
  }

  private static boolean isOpen(Task gap) {
    return gap.getStatus() != Task.TaskStatus.COMPLETED
        && gap.getStatus() != Task.TaskStatus.CANCELLED
        && gap.getStatus() != Task.TaskStatus.REJECTED;
  }

  /** What a playbook that is published has now is wanted no more. */
  void written(Playbook playbook, String by, TransactionWrites writes) {
    for (Task gap : open(writes.request())) {
      if (playbook.policy().equals(input(gap, "policy"))
          && !PayerPolicies.DEFAULT.equals(playbook.policy())
          && has(playbook, input(gap, "page"))) {
        Task done = gap.copy();
        done.setStatus(Task.TaskStatus.COMPLETED);
        done.setLastModified(Date.from(clock.instant()));
        done.addOutput()
            .setType(Concepts.of(Canonical.TASK_INPUT, "playbook"))
            .setValue(new StringType(by));
        writes.put(done);
      }
    }
  }
}
