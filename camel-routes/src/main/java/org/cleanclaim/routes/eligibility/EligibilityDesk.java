package org.cleanclaim.routes.eligibility;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Body;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.eligibility.EligibilityQuestion;

/**
 * Answers from memory, or has the payer asked. Equal questions at one time are one call; an asker
 * who leaves does not end the call, so that the answer is there for the next.
 */
public final class EligibilityDesk {

  /** One payer may have several ids and endpoints, so the id belongs to the key. */
  record Key(String payerId, EligibilityQuestion question) {
    /** A question is a person's: never in a log, not even by accident. */
    @Override
    public String toString() {
      return "question to " + payerId;
    }
  }

  private final AsyncCache<Key, PayerOutcome> outcomes;
  private final PayerLines lines;
  private final Executor answering;

  /** The executor goes on with an asker's exchange when the answer is there or patience is over. */
  public EligibilityDesk(PayerLines lines, AnswerMemorySettings settings, Executor answering) {
    this.lines = lines;
    this.answering = answering;
    this.outcomes =
        Caffeine.newBuilder()
            .maximumSize(settings.most())
            .expireAfter(new AnswerLife(settings))
            .buildAsync();
  }

  /** The answer, when it comes within the asker's patience. */
  public CompletionStage<AnsweredAsk> ask(@Body EligibilityAsk ask) {
    var key = new Key(ask.payerId(), ask.question());
    if (ask.fresh()) {
      forget(key);
    }
    return outcomes
        .get(key, (asked, executor) -> call(asked))
        .copy()
        .orTimeout(ask.patience().toMillis(), TimeUnit.MILLISECONDS)
        .handleAsync((outcome, late) -> answered(ask, outcome, late), answering);
  }

  /** Failures are outcomes too: the memory would log what it takes for a broken load. */
  private CompletableFuture<PayerOutcome> call(Key key) {
    return lines.line(key.payerId()).ask(key.question()).handle(PayerOutcome::of);
  }

  private void forget(Key key) {
    var remembered = outcomes.getIfPresent(key);
    if (remembered != null && remembered.isDone()) {
      outcomes.asMap().remove(key, remembered);
    }
  }

  private static AnsweredAsk answered(EligibilityAsk ask, PayerOutcome outcome, Throwable late) {
    if (late != null) {
      throw RouteFailure.late(
          "The payer has not answered in %d ms. Ask again shortly: the call goes on."
              .formatted(ask.patience().toMillis()));
    }
    if (outcome.failure() != null) {
      throw outcome.failure() instanceof RuntimeException known
          ? known
          : new CompletionException(outcome.failure());
    }
    return new AnsweredAsk(ask, outcome.answer());
  }
}
