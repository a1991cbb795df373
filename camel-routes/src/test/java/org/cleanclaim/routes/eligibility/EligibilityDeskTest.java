package org.cleanclaim.routes.eligibility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.cleanclaim.routes.operations.RouteFailure;
import org.cleanclaim.routes.x12.X12Refusal;
import org.cleanclaim.routes.x12.X12Unreadable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Memory, single flight, patience and breaker, against a payer that is a lambda. */
class EligibilityDeskTest {
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final Duration SHORT = Duration.ofMillis(30);

  private final ExecutorService executor = Executors.newCachedThreadPool();
  private final AtomicInteger calls = new AtomicInteger();
  private PayerLines lines;

  @AfterEach
  void stop() {
    executor.shutdownNow();
  }

  @Test
  void oneHundredAskersOfTheSameAreOneCall() {
    var gate = new CountDownLatch(1);
    var desk = desk(() -> after(gate, Questions.active()));
    var asked =
        IntStream.range(0, 100)
            .mapToObj(i -> CompletableFuture.supplyAsync(() -> join(desk, "M1", LONG), executor))
            .toList();
    await().until(() -> calls.get() == 1);
    gate.countDown();
    assertThat(asked)
        .allSatisfy(one -> assertThat(one.join().answer()).isEqualTo(Questions.active()));
    assertThat(calls).hasValue(1);
  }

  @Test
  void otherQuestionsAreOtherCalls() {
    var desk = desk(Questions::active);
    join(desk, "M1", LONG);
    join(desk, "M2", LONG);
    join(desk, "M1", LONG);
    assertThat(calls).hasValue(2);
  }

  @Test
  @Tag("F10")
  void lateAnswerIsThereForTheNextAsker() {
    var gate = new CountDownLatch(1);
    var desk = desk(() -> after(gate, Questions.active()));
    assertThatThrownBy(() -> join(desk, "M1", SHORT)).satisfies(failure -> status(failure, 504));
    gate.countDown();
    assertThat(join(desk, "M1", LONG).answer()).isEqualTo(Questions.active());
    assertThat(calls).hasValue(1);
  }

  @Test
  void freshAskPassesMemoryByAndRenewsIt() {
    var desk = desk(Questions::active);
    join(desk, "M1", LONG);
    desk.ask(Questions.fresh("M1")).toCompletableFuture().join();
    join(desk, "M1", LONG);
    assertThat(calls).hasValue(2);
  }

  @Test
  void payerThatIsBusyIsAskedAgainAndNotRemembered() {
    var desk = desk(() -> Questions.rejected("42", "P"));
    join(desk, "M1", LONG);
    assertThat(calls).hasValue(2);
    join(desk, "M1", LONG);
    assertThat(calls).hasValue(4);
  }

  @Test
  void rejectionOfTheRequestIsRemembered() {
    var desk = desk(() -> Questions.rejected("75", "C"));
    join(desk, "M1", LONG);
    join(desk, "M1", LONG);
    assertThat(calls).hasValue(1);
  }

  @Test
  void failureIsNotRemembered() {
    var desk =
        desk(
            () -> {
              if (calls.get() == 1) {
                throw new X12Unreadable("no 271");
              }
              return Questions.active();
            });
    assertThatThrownBy(() -> join(desk, "M1", LONG)).hasRootCauseInstanceOf(X12Unreadable.class);
    assertThat(join(desk, "M1", LONG).answer()).isEqualTo(Questions.active());
  }

  @Test
  @Tag("F10")
  void breakerOpensForThePayerThatFailsAndClosesWhenItIsBack() {
    var desk =
        desk(
            () -> {
              if (calls.get() <= 3) {
                throw RouteFailure.unavailable("down", SHORT, null);
              }
              return Questions.active();
            });
    for (int i = 0; i < 3; i++) {
      int member = i;
      assertThatThrownBy(() -> join(desk, "M" + member, LONG))
          .satisfies(failure -> status(failure, 503));
    }
    assertThatThrownBy(() -> join(desk, "M9", LONG)).satisfies(failure -> status(failure, 503));
    assertThat(calls).hasValue(3);
    assertThat(lines.states()).containsEntry("northwind", "OPEN");
    await()
        .ignoreExceptions()
        .untilAsserted(
            () -> assertThat(join(desk, "M9", LONG).answer()).isEqualTo(Questions.active()));
    join(desk, "M10", LONG);
    assertThat(lines.states()).containsEntry("northwind", "CLOSED");
  }

  @Test
  void faultsOfOurOwnDoNotOpenTheBreaker() {
    var desk =
        desk(
            () -> {
              throw new X12Refusal("NM103", "holds a delimiter");
            });
    for (int i = 0; i < 10; i++) {
      assertThatThrownBy(() -> join(desk, "M1", LONG)).hasRootCauseInstanceOf(X12Refusal.class);
    }
    assertThat(lines.states()).containsEntry("northwind", "CLOSED");
  }

  @Test
  void payerWithAllPlacesTakenRefusesAtOnce() {
    var gate = new CountDownLatch(1);
    var desk = desk(() -> after(gate, Questions.active()));
    var waiting =
        IntStream.range(0, 16)
            .mapToObj(i -> desk.ask(Questions.ask("W" + i, LONG)).toCompletableFuture())
            .toList();
    assertThatThrownBy(() -> join(desk, "M1", LONG)).satisfies(failure -> status(failure, 503));
    gate.countDown();
    waiting.forEach(CompletableFuture::join);
    assertThat(join(desk, "M1", LONG).answer()).isEqualTo(Questions.active());
  }

  @Test
  void keysOfTheMemoryDoNotTellOfAPatient() {
    assertThat(new EligibilityDesk.Key("northwind", Questions.about("M1")).toString())
        .doesNotContain("DOE", "M1");
  }

  private EligibilityDesk desk(java.util.function.Supplier<PayerAnswer> payer) {
    lines =
        new PayerLines(
            (payerId, question) -> {
              calls.incrementAndGet();
              return payer.get();
            },
            Questions.settings(),
            new BreakerSettings(4, 3, 50, Duration.ofMillis(100), 1),
            executor);
    var memory = new AnswerMemorySettings(Duration.ofHours(1), Duration.ofMinutes(1), 100);
    return new EligibilityDesk(lines, memory, executor);
  }

  private static AnsweredAsk join(EligibilityDesk desk, String member, Duration patience) {
    return desk.ask(Questions.ask(member, patience)).toCompletableFuture().join();
  }

  private static PayerAnswer after(CountDownLatch gate, PayerAnswer answer) {
    try {
      gate.await();
      return answer;
    } catch (InterruptedException interrupted) {
      throw new CompletionException(interrupted);
    }
  }

  private static void status(Throwable failure, int status) {
    assertThat(failure.getCause()).isInstanceOf(RouteFailure.class);
    assertThat(((RouteFailure) failure.getCause()).status()).isEqualTo(status);
  }
}
