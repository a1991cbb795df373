package org.cleanclaim.standalone.demo.history;

import ca.uhn.fhir.jpa.api.dao.DaoRegistry;
import ca.uhn.fhir.jpa.api.dao.IFhirSystemDao;
import ca.uhn.fhir.jpa.searchparam.SearchParameterMap;
import ca.uhn.fhir.rest.api.server.SystemRequestDetails;
import ca.uhn.fhir.rest.param.ReferenceOrListParam;
import ca.uhn.fhir.rest.param.ReferenceParam;
import ca.uhn.fhir.rest.param.TokenParam;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cleanclaim.plugin.kpi.HistoryLoad;
import org.cleanclaim.standalone.demo.history.PastClaim.Before;
import org.cleanclaim.standalone.demo.history.PastClaim.End;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleType;
import org.hl7.fhir.r4.model.Bundle.HTTPVerb;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Meta;
import org.hl7.fhir.r4.model.Resource;
import org.hl7.fhir.r4.model.Task;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes the past while the server runs already, the newest first: claims, answers and what was
 * done about denials, as transactions that are scrubbed, captured and counted like anybody's.
 *
 * <p>A claim of the past comes with its submission, which says that it was sent: none goes out
 * again. Where a start finds a part of it, it goes on from there.
 */
public class HistoryLoading implements HistoryLoad {

  private static final Logger log = LoggerFactory.getLogger(HistoryLoading.class);
  private static final int BATCH = 50;

  /** Between two batches: whoever uses the demo comes first. */
  private static final long PAUSE_MILLIS = 250;

  private final IFhirSystemDao<Bundle, Meta> server;
  private final DaoRegistry daos;
  private final int usual;
  private final Clock clock;
  private final PastResources resources;
  private Thread loading;
  private volatile int size;
  private volatile int done;
  private volatile boolean wanted;

  HistoryLoading(IFhirSystemDao<Bundle, Meta> server, DaoRegistry daos, int usual, Clock clock) {
    this.server = server;
    this.daos = daos;
    this.usual = usual;
    this.clock = clock;
    this.resources = new PastResources(clock.getZone());
  }

  @Override
  public Optional<Progress> progress() {
    return wanted && done < size ? Optional.of(new Progress(done, size)) : Optional.empty();
  }

  /** Begins, or goes on, with as many claims as the setting says. */
  public void start() {
    start(usual);
  }

  /**
   * Begins, or goes on, in a thread of its own; what is being loaded meanwhile goes on as it is.
   */
  synchronized void start(int claims) {
    if (claims > 0 && (loading == null || !loading.isAlive())) {
      size = claims;
      wanted = true;
      done = 0;
      loading = new Thread(this::load, "demo-history");
      loading.setDaemon(true);
      loading.setPriority(Thread.MIN_PRIORITY);
      loading.start();
    }
  }

  /** Stops after the batch that is being written. */
  public synchronized void stop() {
    wanted = false;
    if (loading != null) {
      try {
        loading.interrupt();
        loading.join();
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
      }
      loading = null;
    }
  }

  private void load() {
    try {
      var plan = new HistoryPlan(size, firstDay());
      if (read(Claim.class, plan.claim(size - 1).id()).isEmpty()) {
        write(Practice.resources(plan.today()));
      }
      for (int from = 0; from < size && wanted; from += BATCH) {
        int to = Math.min(from + BATCH, size);
        var batch = IntStream.range(from, to).mapToObj(plan::claim).toList();
        if (!isThere(batch)) {
          write(batch, plan);
          Thread.sleep(PAUSE_MILLIS);
        }
        done = to;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException failure) {
      wanted = false;
      log.error("The demo's history was not loaded whole: {}", failure.toString(), failure);
    }
  }

  /** The day the past was drawn for: today, or that of an earlier start. */
  private LocalDate firstDay() {
    var today = LocalDate.now(clock);
    var newest = new HistoryPlan(size, today).claim(0);
    return read(Claim.class, newest.id())
        .map(
            stored ->
                LocalDate.parse(stored.getItemFirstRep().getServicedDateType().asStringValue()))
        .flatMap(
            visit ->
                IntStream.rangeClosed(0, 366)
                    .mapToObj(today::minusDays)
                    .filter(day -> new HistoryPlan(size, day).claim(0).visit().equals(visit))
                    .findFirst())
        .orElse(today);
  }

  /** The last thing a batch writes is the decision of its last claim that has one. */
  private boolean isThere(List<PastClaim> batch) {
    var last = batch.get(batch.size() - 1);
    return read(Claim.class, last.id()).isPresent() && isWorked(batch);
  }

  private boolean isWorked(List<PastClaim> batch) {
    var ended = batch.stream().filter(past -> past.ended() != null).toList();
    if (ended.isEmpty()) {
      return true;
    }
    return denials(ended).values().stream()
        .allMatch(task -> task.getStatus() == Task.TaskStatus.COMPLETED);
  }

  private void write(List<PastClaim> batch, HistoryPlan plan) {
    var claims = new ArrayList<Resource>();
    for (var past : batch) {
      claims.add(resources.claim(past, false));
      if (past.before() != Before.HELD) {
        claims.add(resources.submission(past, past.id()));
      }
    }
    write(claims);
    var answers = new ArrayList<Resource>();
    for (var past : batch) {
      if (past.before() == Before.HELD) {
        answers.add(resources.claim(past, true));
      }
      if (past.decided() != null) {
        answers.add(resources.decision(past, resources.claim(past, true)));
      }
    }
    write(answers);
    var denied = batch.stream().filter(past -> past.worked() != null).toList();
    if (!denied.isEmpty()) {
      var tasks = denials(denied);
      var work = new ArrayList<Resource>();
      denied.forEach(past -> work.addAll(work(past, tasks.get(past.id()))));
      write(work);
    }
  }

  /** What people did about a denial, as far as they have come. */
  private List<Resource> work(PastClaim past, Task denial) {
    var work = new ArrayList<Resource>();
    boolean isAppeal = past.end() == End.APPEALED_AND_WON || past.end() == End.APPEALED_AND_LOST;
    if (isAppeal && denial != null) {
      work.add(resources.appeal(past, denial));
    }
    if (past.end() == End.SENT_AGAIN) {
      var corrected = resources.corrected(past);
      work.add(corrected);
      work.add(resources.submission(past, corrected.getIdElement().getIdPart()));
      if (past.ended() != null) {
        work.add(resources.payment(past, corrected));
      }
    }
    if (past.end() == End.APPEALED_AND_WON && past.ended() != null) {
      var claim = resources.claim(past, true);
      work.add(resources.reversal(past, claim));
      work.add(resources.payment(past, claim));
    }
    if (past.ended() != null && denial != null) {
      work.add(resources.closed(past, denial));
    }
    return work;
  }

  /** The work items the server opened for these claims' denials. */
  private Map<String, Task> denials(List<PastClaim> denied) {
    var any = new ReferenceOrListParam();
    denied.forEach(past -> any.add(new ReferenceParam("Claim/" + past.id())));
    var search = SearchParameterMap.newSynchronous();
    search.add(Task.SP_BASED_ON, any);
    search.add(
        Task.SP_CODE,
        new TokenParam("https://cleanclaim.example/fhir/CodeSystem/task-code", "work-denial"));
    var tasks = new HashMap<String, Task>();
    daos.getResourceDao(Task.class)
        .search(search, new SystemRequestDetails())
        .getAllResources()
        .forEach(
            found -> {
              var task = (Task) found;
              tasks.put(task.getBasedOnFirstRep().getReferenceElement().getIdPart(), task);
            });
    return tasks;
  }

  private <T extends Resource> Optional<T> read(Class<T> type, String id) {
    var search = SearchParameterMap.newSynchronous();
    search.add("_id", new TokenParam(id));
    return daos
        .getResourceDao(type)
        .search(search, new SystemRequestDetails())
        .getAllResources()
        .stream()
        .map(type::cast)
        .findFirst();
  }

  private void write(List<? extends Resource> resources) {
    for (int from = 0; from < resources.size(); from += 2 * BATCH) {
      var transaction = new Bundle().setType(BundleType.TRANSACTION);
      resources
          .subList(from, Math.min(from + 2 * BATCH, resources.size()))
          .forEach(resource -> put(transaction, resource));
      server.transaction(new SystemRequestDetails(), transaction);
    }
  }

  private static void put(Bundle transaction, Resource resource) {
    var url = new IdType(resource.fhirType(), resource.getIdElement().getIdPart()).getValue();
    transaction
        .addEntry()
        .setFullUrl(url)
        .setResource(resource)
        .getRequest()
        .setMethod(HTTPVerb.PUT)
        .setUrl(url);
  }
}
