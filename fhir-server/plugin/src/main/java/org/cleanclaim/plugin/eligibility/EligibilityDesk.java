package org.cleanclaim.plugin.eligibility;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.hl7.fhir.r4.model.Identifier;

/**
 * Where questions about eligibility are handed in: one question at a time to a payer about one
 * member and day, however many callers have it, and nobody waits longer than he can.
 */
public class EligibilityDesk {

  /** How long a failure is remembered: a payer that is down is not asked at every click. */
  private static final Duration FAILURE = Duration.ofSeconds(30);

  private final EligibilityClient client;
  private final AsyncCache<Key, EligibilityReply> replies;

  /** What makes two questions one. */
  private record Key(String payer, String member, String birthDate, LocalDate day) {}

  public EligibilityDesk(EligibilityClient client, Duration keep) {
    this.client = client;
    this.replies =
        Caffeine.newBuilder()
            .maximumSize(10_000)
            .expireAfter(
                Expiry.creating(
                    (Key key, EligibilityReply reply) -> reply.isKnown() ? keep : FAILURE))
            .buildAsync();
  }

  /** Whether there is anybody to ask. */
  public boolean isOpen() {
    return client.isConfigured();
  }

  /**
   * The payer's reply, if it comes in time; it goes on being waited for in the background.
   *
   * @param wait how long the caller can wait
   * @param arrived is told of an answer that this question brought, whenever it comes
   */
  public EligibilityReply ask(
      EligibilityQuestion question, Duration wait, Consumer<EligibilityReply> arrived) {
    if (!client.isConfigured()) {
      return EligibilityReply.notAsked();
    }
    CompletableFuture<EligibilityReply> reply =
        replies.get(
            key(question),
            (key, executor) -> {
              CompletableFuture<EligibilityReply> asked = client.ask(question, wait);
              asked.thenAcceptAsync(arrived, executor);
              return asked;
            });
    try {
      return reply.get(wait.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return EligibilityReply.unknown("the payer has not answered yet");
    } catch (ExecutionException e) {
      return EligibilityReply.unknown("the payer could not be asked");
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return EligibilityReply.unknown("the payer could not be asked");
    }
  }

  private static Key key(EligibilityQuestion question) {
    String payer =
        question.payer().getIdentifier().stream()
            .map(Identifier::getValue)
            .filter(value -> value != null)
            .findFirst()
            .orElseGet(() -> question.payer().getIdElement().getIdPart());
    return new Key(
        payer,
        question.coverage().getSubscriberId()
            + "/"
            + question.coverage().getIdElement().getIdPart(),
        question.patient().getBirthDateElement().getValueAsString(),
        question.day());
  }
}
