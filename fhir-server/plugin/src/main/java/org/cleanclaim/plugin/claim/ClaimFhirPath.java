package org.cleanclaim.plugin.claim;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.fhirpath.IFhirPath;
import ca.uhn.fhir.fhirpath.IFhirPathEvaluationContext;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import jakarta.annotation.Nonnull;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import org.cleanclaim.edits.facts.FhirPathUnanswered;
import org.cleanclaim.plugin.store.KnownResources;
import org.hl7.fhir.instance.model.api.IBase;
import org.hl7.fhir.instance.model.api.IIdType;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.Claim;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Answers the FHIRPath of a payer's own rules over a Claim.
 *
 * <p>A rule is written by a payer or a site, so what it costs is bounded: an expression that takes
 * longer than {@link #LONGEST} is not answered, nor tried again for a while, and no more than a few
 * run at a time. One that cannot be read, or fails, is not answered either; none of these is ever
 * "no".
 */
final class ClaimFhirPath {
  static final Duration LONGEST = Duration.ofMillis(500);

  private static final Duration REST = Duration.ofMinutes(10);
  private static final int AT_ONCE = 4;

  /** When an expression that took too long was last tried, by {@link System#nanoTime}. */
  private static final Map<String, Long> TOO_SLOW = new ConcurrentHashMap<>();

  /** Policies hold few expressions; those of policies that were replaced fall out. */
  private static final Cache<String, IFhirPath.IParsedExpression> PARSED =
      Caffeine.newBuilder().maximumSize(1_000).build();

  /** An engine is dear to make and knows one claim's surroundings at a time. */
  private static final ThreadLocal<IFhirPath> ENGINE =
      ThreadLocal.withInitial(() -> FhirContext.forR4Cached().newFhirPath());

  /** Threads of its own: a runaway expression cannot be stopped, only left behind. */
  private static final ExecutorService RUNNERS =
      new ThreadPoolExecutor(
          0,
          AT_ONCE,
          10,
          TimeUnit.SECONDS,
          new SynchronousQueue<>(),
          task -> {
            Thread thread = new Thread(task, "cleanclaim-fhirpath");
            thread.setDaemon(true);
            return thread;
          },
          ClaimFhirPath::waitForOne);

  private ClaimFhirPath() {}

  /** Whether an expression holds for the claim: it gives true, or something other than false. */
  static Predicate<String> over(Claim claim, KnownResources known) {
    return expression -> answer(expression, claim, known);
  }

  /** The engine's own tables, loaded once and outside any bound. */
  private static final class Loaded {
    static final boolean HAS_ID =
        holds(ENGINE.get().evaluate(new Claim(), "id.exists()", IBase.class));
  }

  private static boolean answer(String expression, Claim claim, KnownResources known) {
    Long tried = TOO_SLOW.get(expression);
    if (tried != null && System.nanoTime() - tried < REST.toNanos()) {
      throw tooSlow();
    }
    Future<Boolean> running;
    if (Loaded.HAS_ID) {
      throw new IllegalStateException("A Claim without id has none.");
    }
    try {
      running = RUNNERS.submit(() -> evaluate(expression, claim, known));
    } catch (RejectedExecutionException full) {
      throw new FhirPathUnanswered("too many expressions are being evaluated");
    }
    try {
      return running.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException slow) {
      running.cancel(true);
      TOO_SLOW.put(expression, System.nanoTime());
      throw tooSlow();
    } catch (ExecutionException failed) {
      throw new FhirPathUnanswered("it cannot be evaluated over a Claim");
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new FhirPathUnanswered("it was interrupted");
    }
  }

  /**
   * A runner that is just done or nearly so is waited for: a claim's verdict is no matter of luck.
   */
  private static void waitForOne(Runnable task, ThreadPoolExecutor runners) {
    try {
      if (runners.getQueue().offer(task, LONGEST.toMillis(), TimeUnit.MILLISECONDS)) {
        return;
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    throw new RejectedExecutionException("every runner is taken");
  }

  private static FhirPathUnanswered tooSlow() {
    return new FhirPathUnanswered("it took longer than " + LONGEST.toMillis() + " ms");
  }

  private static boolean evaluate(String expression, Claim claim, KnownResources known)
      throws Exception { // As HAPI declares of reading an expression.
    IFhirPath engine = ENGINE.get();
    IFhirPath.IParsedExpression parsed = PARSED.getIfPresent(expression);
    if (parsed == null) {
      parsed = engine.parse(expression);
      PARSED.put(expression, parsed);
    }
    engine.setEvaluationContext(new Resolving(known));
    return holds(engine.evaluate(claim, parsed, IBase.class));
  }

  private static boolean holds(List<IBase> found) {
    return !found.isEmpty()
        && found.stream().noneMatch(one -> one instanceof BooleanType said && !said.booleanValue());
  }

  /** {@code resolve()} finds what is at hand and reads nothing else. */
  private record Resolving(KnownResources known) implements IFhirPathEvaluationContext {
    @Override
    public IBase resolveReference(@Nonnull IIdType reference, IBase context) {
      Reference named =
          context instanceof Reference whole ? whole : new Reference(reference.getValue());
      return known.find(Resource.class, named).orElse(null);
    }
  }
}
