package org.cleanclaim.plugin.kpi;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.cleanclaim.plugin.claim.SubmissionStatus;
import org.cleanclaim.plugin.claim.SubmissionTasks;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.ClaimResponse;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;

/** Tells a stored resource to the tables of key figures, and says whose claim's row it changes. */
final class KpiRecorder {

  private final SqlKpiLedger ledger;
  private final KpiRows rows;

  KpiRecorder(SqlKpiLedger ledger, KpiRows rows) {
    this.ledger = ledger;
    this.rows = rows;
  }

  /**
   * Tells a claim.
   *
   * @param isNew whether it was created just now, under an id nobody could know before: then there
   *     is nothing yet its row is made of
   */
  Set<String> told(String tenant, Claim claim, boolean isNew) {
    String id = claim.getIdElement().getIdPart();
    Set<String> changed = new LinkedHashSet<>();
    if (!isNew) {
      changed.add(id);
      add(changed, ledger.originalOf(tenant, id));
    }
    Optional<ClaimRow> row = rows.of(claim);
    row.ifPresentOrElse(
        said -> {
          ledger.claim(tenant, said);
          add(changed, said.original());
        },
        () -> ledger.forgetClaim(tenant, id));
    return changed;
  }

  /**
   * Tells an answer.
   *
   * @param claim the claim answered, asked for only where the answer does not say what was billed
   */
  Set<String> told(String tenant, ClaimResponse response, Supplier<Optional<Claim>> claim) {
    Set<String> changed = new LinkedHashSet<>();
    add(changed, ledger.forgetAnswer(tenant, response.getIdElement().getIdPart()));
    rows.of(response, claim)
        .ifPresent(
            row -> {
              ledger.answer(tenant, row);
              changed.add(row.claim());
            });
    return changed;
  }

  Set<String> told(String tenant, Task task) {
    Set<String> changed = new LinkedHashSet<>();
    String id = task.getIdElement().getIdPart();
    if (SubmissionTasks.isSubmission(task)) {
      KpiRows.idOf(task.getFocus(), "Claim")
          .ifPresent(
              claim -> {
                SubmissionStatus status = SubmissionTasks.status(task).orElse(null);
                ledger.station(tenant, claim, status);
                if (status == SubmissionStatus.REJECTED) {
                  changed.add(claim);
                }
              });
    } else if (KpiRows.is(task, "work-denial")) {
      add(changed, ledger.forgetDenial(tenant, id));
      rows.denial(task)
          .ifPresent(
              row -> {
                ledger.denial(tenant, row);
                changed.add(row.claim());
              });
    } else if (KpiRows.is(task, "appeal-denial")) {
      forgetAppeal(tenant, id, changed);
      rows.appeal(task)
          .ifPresent(
              row -> {
                ledger.appeal(tenant, row);
                add(changed, ledger.claimOf(tenant, row.denial()));
              });
    }
    return changed;
  }

  /** Forgets a resource that was deleted. */
  Set<String> gone(String tenant, Resource resource) {
    Set<String> changed = new LinkedHashSet<>();
    String id = resource.getIdElement().getIdPart();
    if (resource instanceof Claim) {
      add(changed, ledger.originalOf(tenant, id));
      ledger.forgetClaim(tenant, id);
    } else if (resource instanceof ClaimResponse) {
      add(changed, ledger.forgetAnswer(tenant, id));
    } else if (resource instanceof Task task && KpiRows.is(task, "work-denial")) {
      add(changed, ledger.forgetDenial(tenant, id));
    } else if (resource instanceof Task task && KpiRows.is(task, "appeal-denial")) {
      forgetAppeal(tenant, id, changed);
    }
    return changed;
  }

  /**
   * Makes the rows of these claims anew, and of those they replace: in one order, so that two who
   * hold rows never wait for each other.
   */
  void refresh(String tenant, Collection<String> claims) {
    Set<String> originals = new TreeSet<>();
    new TreeSet<>(claims).forEach(claim -> add(originals, ledger.refresh(tenant, claim)));
    originals.removeAll(claims);
    originals.forEach(claim -> ledger.refresh(tenant, claim));
  }

  private void forgetAppeal(String tenant, String task, Set<String> changed) {
    String denial = ledger.forgetAppeal(tenant, task);
    if (denial != null) {
      add(changed, ledger.claimOf(tenant, denial));
    }
  }

  private static void add(Set<String> changed, String claim) {
    if (claim != null) {
      changed.add(claim);
    }
  }
}
